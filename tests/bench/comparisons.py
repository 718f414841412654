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


def curl_jq(address):
    """curl | jq length, without a shell in between."""
    begin = time.perf_counter()
    with subprocess.Popen(["curl", "-sS", "--fail", *HEADERS, f"{address}/v2/imagetypes"],
                          stdout=subprocess.PIPE) as curl:
        with subprocess.Popen(["jq", "length"], stdin=curl.stdout, stdout=subprocess.DEVNULL) as jq:
            curl.stdout.close()
    taken = 1000 * (time.perf_counter() - begin)
    if curl.returncode or jq.returncode:
        raise RuntimeError(f"curl ended with {curl.returncode}, jq with {jq.returncode}")
    return taken


class CurlScript:
    """The same requests as an Apply: read, write, read back, for the same image types."""

    def __init__(self, address, edits, types, folder):
        self.address = address
        self.config = folder / "requests.curl"
        step = max(1, types // edits)
        self.chosen = json.loads(curl_list(address))[::step][:edits]
        self.names = [image_type["name"] for image_type in self.chosen]

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
        common = ["silent", "show-error", "fail", 'output = "/dev/null"',
                  'write-out = "%{http_code} %{num_connects}\\n"', *headers]
        self.config.write_text("\nnext\n".join("\n".join([*request, *common]) for request in requests), "utf-8")
        begin = time.perf_counter()
        done = subprocess.run(["curl", "-K", self.config], check=True, stdout=subprocess.PIPE, text=True)
        taken = 1000 * (time.perf_counter() - begin)
        answers = [line.split() for line in done.stdout.splitlines()]
        codes, connections = [code for code, _ in answers], sum(int(count) for _, count in answers)
        if codes != ["200"] * len(requests) or connections != 1:
            raise RuntimeError(f"{len(codes)} answers, {codes.count('200')} of them 200, on {connections} connections")
        return taken

    def check_applied(self, mark):
        """Has the server what the program's Apply said that it has?"""
        now = {image_type["name"]: image_type["providermap"]["google"]["image"]
               for image_type in json.loads(curl_list(self.address))}
        wrong = [name for number, name in enumerate(self.names) if now[name] != f"ami-{mark}-{number}"]
        if wrong:
            raise RuntimeError(f"{len(wrong)} of {len(self.names)} are not on the server, {wrong[0]} for one")

    def run_puts_alone(self):
        """A process for each PUT, nothing checked."""
        begin = time.perf_counter()
        for url, body in self.bodies("alone"):
            subprocess.run(["curl", "-sS", "--fail", "-X", "PUT", *HEADERS, "--data-raw", body, url], check=True)
        return 1000 * (time.perf_counter() - begin)
