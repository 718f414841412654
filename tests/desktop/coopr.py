# SPDX-License-Identifier: GPL-3.0-or-later
"""A flavormap-sandbox process, and a second client of it: curl."""
import json
import subprocess


class Server:
    def __init__(self, programs, *arguments):
        self.process = subprocess.Popen(
            [f"{programs}/flavormap-sandbox", "--port", "0", *arguments], stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        self.address = "http://" + line.split("http://")[1].split()[0].rstrip("/")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()

    def curl(self, path, *arguments, body=None):
        """The body of the reply, or None for a 404."""
        command = ["curl", "-sS", "--max-time", "10", "-H", "Coopr-UserID: admin", "-H", "Coopr-TenantID: superadmin",
                   "-H", "Coopr-ApiKey: second", "-w", "\n%{http_code}", *arguments]
        if body is not None:
            command += ["--data-binary", body]
        done = subprocess.run([*command, self.address + path], capture_output=True, text=True, check=True)
        reply, status = done.stdout.rsplit("\n", 1)
        if status == "404":
            return None
        if status != "200":
            raise AssertionError(f"{path}: {status} {reply}")
        return reply

    def names(self):
        return [each["name"] for each in json.loads(self.curl("/v2/imagetypes"))]

    def image_type(self, name):
        reply = self.curl(f"/v2/imagetypes/{name}")
        return None if reply is None else json.loads(reply)

    def value(self, name, provider, key):
        found = self.image_type(name)
        return None if found is None else found.get("providermap", {}).get(provider, {}).get(key)

    def replace(self, name, change):
        """What a colleague does: reads, changes, writes."""
        found = self.image_type(name)
        change(found)
        self.curl(f"/v2/imagetypes/{name}", "-X", "PUT", body=json.dumps(found))
