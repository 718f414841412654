# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program is compared with: curl and jq on the same server."""

import json
import subprocess
import time

HEADERS = ["-H", "Coopr-UserID: admin", "-H", "Coopr-TenantID: superadmin", "-H", "Content-Type: application/json"]


def curl_list(address):
    done = subprocess.run(["curl", "-sS", "--fail", *HEADERS, f"{address}/v2/imagetypes"], stdout=subprocess.PIPE,
                          check=True)
    return done.stdout


def timed(command, **more):
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **more)
    return 1000 * (time.perf_counter() - begin)


def curl_jq(address):
    headers = " ".join(f"'{word}'" for word in HEADERS)
    return timed(["sh", "-c", f"curl -sS --fail {headers} {address}/v2/imagetypes | jq length"])


class CurlScript:
    """The same requests as an Apply: read, write, read back, for the same image types."""

    def __init__(self, address, edits, types, folder):
        self.address = address
        self.config = folder / "requests.curl"
        step = max(1, types // edits)
        self.chosen = json.loads(curl_list(address))[::step][:edits]

    def bodies(self, mark):
        for number, image_type in enumerate(self.chosen):
            image_type.pop("version", None)
            image_type["providermap"]["google"]["image"] = f"ami-{mark}-{number}"
            yield f"{self.address}/v2/imagetypes/{image_type['name']}", json.dumps(image_type, separators=(",", ":"))

    def run(self, turn):
        """One process, one connection, 3 requests for each image type."""
        requests = []
        for url, body in self.bodies(f"curl-{turn}"):
            quoted = body.replace("\\", "\\\\").replace('"', '\\"')
            get = [f'url = "{url}"']
            requests += [get, [*get, 'request = "PUT"', f'data-raw = "{quoted}"'], get]
        headers = [f'header = "{word}"' for word in HEADERS[1::2]]
        common = ["silent", "show-error", "fail", 'output = "/dev/null"', *headers]
        self.config.write_text("\nnext\n".join("\n".join([*request, *common]) for request in requests), "utf-8")
        return timed(["curl", "-K", self.config])

    def run_puts_alone(self):
        """A process for each PUT, nothing checked."""
        begin = time.perf_counter()
        for url, body in self.bodies("alone"):
            subprocess.run(["curl", "-sS", "--fail", "-X", "PUT", *HEADERS, "--data-raw", body, url], check=True)
        return 1000 * (time.perf_counter() - begin)
