# SPDX-License-Identifier: GPL-3.0-or-later
"""A flavormap-sandbox process, and a second client of it: curl."""
import json
import subprocess

from hand import Wrong, run


class Server:
    def __init__(self, programs, *arguments):
        self.process = subprocess.Popen(
            [f"{programs}/flavormap-sandbox", "--port", "0", *arguments], stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if "http://" not in line:
            raise Wrong(f"flavormap-sandbox did not start: {line!r}")
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
        reply, status = run(f"curl {path}", *command, self.address + path).rsplit("\n", 1)
        if status == "404":
            return None
        if status != "200":
            raise Wrong(f"{path}: {status} {reply}")
        return reply

    def everything(self):
        """The text of the list: every image type, every version."""
        return self.curl("/v2/imagetypes")

    def names(self):
        return sorted(each["name"] for each in json.loads(self.everything()))

    def image_type(self, name):
        reply = self.curl(f"/v2/imagetypes/{name}")
        return None if reply is None else json.loads(reply)

    def write(self, name, provider, key, value):
        """What a colleague does: reads, changes, writes."""
        found = self.image_type(name)
        found["providermap"][provider][key] = value
        self.curl(f"/v2/imagetypes/{name}", "-X", "PUT", body=json.dumps(found))
