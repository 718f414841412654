# SPDX-License-Identifier: GPL-3.0-or-later
"""What must be there, word for word: the catalogue, Review, and the whole image types that the server must then have.
A version says how often an image type was written: 1 when it was created, 2 after one write."""

CATALOGUE = [
    "centos-6", "centos-7", "centos-stream-9", "coreos-stable", "debian-11", "debian-12", "fedora-39", "rhel-8",
    "rocky-9", "sles-15", "ubuntu-12.04", "ubuntu-14.04", "ubuntu-22.04", "windows-2019",
]

# By the image of aws-us-east-1, what has none last.
SORTED_BY_EAST_1 = [
    "ubuntu-14.04", "centos-stream-9", "ubuntu-22.04", "sles-15", "windows-2019", "centos-6", "debian-12",
    "fedora-39", "centos-7", "debian-11", "rhel-8", "rocky-9", "coreos-stable", "ubuntu-12.04",
]

IMAGES_BY_PROVIDER = [
    "Name", "aws-us-east-1 image", "aws-us-west-1 image", "aws-us-west-2 image", "digitalocean image",
    "google image", "joyent image", "openstack image", "rackspace image",
]

NAMES_AFTER_APPLY = [
    "centos-6", "centos-7", "centos-stream-9", "coreos-stable", "debian-11", "debian-12", "fedora-39", "rhel-8",
    "rocky-9", "sles-15-sp5", "tour-copy", "tour-new", "ubuntu-14.04", "ubuntu-22.04",
]

REVIEW_LIST = [
    "New 2",
    "tour-copy, New, 20 cells · 8 providers",
    "tour-new, New, 2 cells · aws-us-east-1",
    "Changed 5",
    "centos-6, Changed, 1 cell · aws-us-east-1",
    "centos-stream-9, Changed, 2 cells · aws-us-east-1",
    "coreos-stable, Changed, 2 cells · aws-us-east-1",
    "fedora-39, Changed, 1 cell · tour-cloud",
    "ubuntu-22.04, Changed, 2 cells · aws-us-east-1",
    "Renamed 1",
    "sles-15 → sles-15-sp5, Renamed, whole image type, Ends the server's version history.",
    "Deleted 2",
    "ubuntu-12.04, Deleted, whole image type, Used by the cluster template hadoop-distributed. "
    "Ends the server's version history.",
    "windows-2019, Deleted, whole image type, Ends the server's version history.",
]

# By the first words of its line: place, key, on the server, will become.
CELLS_OF = {
    "centos-6": [["aws-us-east-1", "image", "ami-793cf4220c917b853", "ami-0261755bbcb8c4a84"]],
    "centos-stream-9": [
        ["aws-us-east-1", "image", "ami-23bdde269fd35b554", "ami-0261755bbcb8c4a84"],
        ["aws-us-east-1", "sshuser", "ec2-user", "centos"]],
    "fedora-39": [["tour-cloud", "image", "not there", "fedora-cloud-39"]],
    "ubuntu-22.04": [
        ["Label", "", "Ubuntu 22.04", "Jammy"],
        ["aws-us-east-1", "image", "ami-51a77c56fe9c8ad61", "ami-from-the-form"]],
    "ubuntu-12.04": [
        ["Label", "", "Ubuntu 12.04", "not there"],
        ["Description", "", "Ubuntu 12.04 LTS", "not there"],
        ["Icon", "", "ubuntu.png", "not there"]],
}

REQUEST_OF_FEDORA = """\
PUT /v2/imagetypes/fedora-39
Host: SERVER
Coopr-UserID: admin
Coopr-TenantID: superadmin
Coopr-ApiKey: $COOPR_API_KEY
Content-Type: application/json

{
  "name": "fedora-39",
  "label": "Fedora 39",
  "description": "Fedora Cloud 39",
  "icon": "fedora.png",
  "providermap": {
    "aws-us-east-1": {
      "image": "ami-45819f86f9149d10b",
      "sshuser": "fedora"
    },
    "google": {
      "image": "projects/fedora-cloud/global/images/fedora-cloud-base-gcp-39-1-5",
      "sshuser": "fedora"
    },
    "digitalocean": {
      "image": "fedora-39-x64",
      "sshuser": "root"
    },
    "openstack": {
      "flavor": "m1.small"
    },
    "tour-cloud": {
      "image": "fedora-cloud-39"
    }
  }
}"""

AFTER_APPLY = {
    "centos-6": {
        "name": "centos-6", "label": "CentOS 6", "description": "CentOS 6", "icon": "centos.png", "version": 2,
        "providermap": {
            "aws-us-east-1": {"image": "ami-0261755bbcb8c4a84", "sshuser": "centos"},
            "aws-us-west-1": {"image": "ami-860886599b2ac757f", "sshuser": "centos"},
            "aws-us-west-2": {"image": "ami-8290996dd9de57981", "sshuser": "centos", "name": "aws-us-west-2"},
            "google": {"image": "projects/centos-cloud/global/images/centos-6-v20201112", "sshuser": "centos"},
            "joyent": {"image": "centos-6-20200911", "sshuser": "root"},
            "rackspace": {"image": "21e8fa46-2d6e-45bd-a6a3-17873a59e01b", "sshuser": "root"},
            "openstack": {"image": "29a0a9a4-d296-4948-a5a0-b1e5bb93e6d6", "sshuser": "centos", "flavor": "m1.small"},
            "digitalocean": {"image": "6372321", "sshuser": "root"},
        },
    },
    "ubuntu-22.04": {
        "name": "ubuntu-22.04", "label": "Jammy", "description": "Ubuntu 22.04 LTS", "icon": "ubuntu.png",
        "version": 2,
        "providermap": {
            "aws-us-east-1": {"image": "ami-from-the-form", "sshuser": "ubuntu"},
            "aws-us-west-1": {"image": "ami-161fa814b1cdb7beb", "sshuser": "ubuntu"},
            "aws-us-west-2": {"image": "ami-c0c44fd85ebb35494", "sshuser": "ubuntu"},
            "google": {"image": "projects/ubuntu-os-cloud/global/images/ubuntu-2204-jammy-v20240519",
                "sshuser": "ubuntu"},
            "digitalocean": {"image": "ubuntu-22-04-x64", "sshuser": "root"},
            "joyent": {"image": "ubuntu-22.04-20220601", "sshuser": "ubuntu"},
            "rackspace": {"image": "2f1860dd-8f50-44d8-a2a8-e50a888ca15d", "sshuser": "root"},
            "openstack": {"image": "83733f8d-3cde-45f5-ab82-e69c8ea1aebb", "sshuser": "ubuntu", "flavor": "m1.small"},
        },
    },
    "fedora-39": {
        "name": "fedora-39", "label": "Fedora 39", "description": "Fedora Cloud 39", "icon": "fedora.png",
        "version": 2,
        "providermap": {
            "aws-us-east-1": {"image": "ami-45819f86f9149d10b", "sshuser": "fedora"},
            "google": {"image": "projects/fedora-cloud/global/images/fedora-cloud-base-gcp-39-1-5",
                "sshuser": "fedora"},
            "digitalocean": {"image": "fedora-39-x64", "sshuser": "root"},
            "openstack": {"flavor": "m1.small"},
            "tour-cloud": {"image": "fedora-cloud-39"},
        },
    },
    "centos-stream-9": {
        "name": "centos-stream-9", "label": "CentOS Stream 9", "description": "CentOS Stream 9",
        "icon": "centos.png", "version": 2,
        "providermap": {
            "aws-us-east-1": {"image": "ami-0261755bbcb8c4a84", "sshuser": "centos"},
            "aws-us-west-2": {"image": "ami-afa8050933ff27d9b", "sshuser": "ec2-user"},
            "google": {"image": "projects/centos-cloud/global/images/centos-stream-9-v20240515",
                "sshuser": "ec2-user"},
            "digitalocean": {"image": "centos-stream-9-x64", "sshuser": "root"},
            "rackspace": {"image": "7501ae9e-ec48-4a4d-a459-b6b22c5aba59", "sshuser": "root"},
            "openstack": {"image": "002b355f-235f-49c7-a79b-7aecca9ed085",
                "sshuser": "ec2-user",
                "flavor": "m1.medium"},
        },
    },
    "coreos-stable": {
        "name": "coreos-stable", "description": "Fedora CoreOS", "icon": "coreos.png", "version": 2,
        "providermap": {
            "aws-us-east-1": {"image": "ami-3111541f7a139d6f6", "sshuser": "centos"},
            "aws-us-west-2": {"image": "ami-729415c8075361a23", "sshuser": "core"},
            "google": {"image": "projects/fedora-coreos-cloud/global/images/fedora-coreos-39-stable",
                "sshuser": "core"},
            "openstack": {"image": "81954d42-b04d-469f-ac55-8c9ca5c1d080", "sshuser": "core", "flavor": "m1.small"},
        },
    },
    "tour-new": {
        "name": "tour-new", "version": 1, "description": "",
        "providermap": {
            "aws-us-east-1": {"image": "ami-new"},
        },
    },
    "tour-copy": {
        "name": "tour-copy", "label": "Debian 11", "description": "Debian bullseye", "icon": "debian.png",
        "version": 1,
        "providermap": {
            "aws-us-east-1": {"image": "ami-942530770f5eca563", "sshuser": "admin"},
            "aws-us-west-1": {"image": "ami-fb9d1689fa27a31af", "sshuser": "admin"},
            "aws-us-west-2": {"image": "ami-b251f7162a4930278", "sshuser": "admin"},
            "google": {"image": "projects/debian-cloud/global/images/debian-11-bullseye-v20240515",
                "sshuser": "admin"},
            "digitalocean": {"image": "debian-11-x64", "sshuser": "root"},
            "joyent": {"image": "debian-11-20220228", "sshuser": "root"},
            "rackspace": {"image": "010f46b7-b9cc-45df-a996-da560fd8adda", "sshuser": "root"},
            "openstack": {"image": "68820c89-4a25-4686-a3a0-e652733a9425", "sshuser": "admin", "flavor": "m1.small"},
        },
    },
    "sles-15-sp5": {
        "name": "sles-15-sp5", "label": "SLES 15", "description": "SLES 15 SP5", "version": 1,
        "providermap": {
            "aws-us-east-1": {"image": "ami-64ab48f4fcfb1d855", "sshuser": "ec2-user"},
            "aws-us-west-1": {"image": "ami-0e94107a4aae78121", "sshuser": "ec2-user"},
            "aws-us-west-2": {"image": "ami-e377f255606670fab", "sshuser": "ec2-user"},
            "google": {"image": "projects/suse-cloud/global/images/sles-15-sp5-v20240307-x86-64",
                "sshuser": "ec2-user"},
        },
    },
    "sles-15": None,
    "windows-2019": None,
    "ubuntu-12.04": None,
}

AFTER_CONFLICTS = {
    "centos-7": {
        "name": "centos-7", "label": "CentOS 7", "description": "CentOS 7", "icon": "centos.png", "version": 3,
        "providermap": {
            "aws-us-east-1": {"image": "ami-mine-7", "sshuser": "centos"},
            "aws-us-west-1": {"image": "ami-7edf17de7d6f61188", "sshuser": "centos"},
            "aws-us-west-2": {"image": "ami-767d84a1a3c1fc2d6", "sshuser": "centos"},
            "google": {"image": "projects/centos-cloud/global/images/centos-7-v20240515", "sshuser": "centos"},
            "digitalocean": {"image": "centos-7-x64", "sshuser": "root"},
            "joyent": {"image": "centos-7-20220103", "sshuser": "root"},
            "rackspace": {"image": "5a9fad68-acf2-461c-a815-efcc6065083c", "sshuser": "root"},
            "openstack": {"image": "c7165afe-0213-4841-a209-b22ec69c7fc3", "sshuser": "centos", "flavor": "m1.small"},
        },
    },
    "rhel-8": {
        "name": "rhel-8", "label": "RHEL 8", "description": "Red Hat Linux 8", "icon": "redhat.png", "version": 2,
        "providermap": {
            "aws-us-east-1": {"image": "ami-theirs-8", "sshuser": "ec2-user"},
            "aws-us-west-1": {"image": "ami-d22a561124d43aa84 ", "sshuser": "ec2-user"},
            "aws-us-west-2": {"image": "ami-320518d9b4be7e5f0", "sshuser": "ec2-user"},
            "google": {"image": "projects/rhel-cloud/global/images/rhel-8-v20240515", "sshuser": "ec2-user"},
            "rackspace": {"image": "68ea595a-9a6f-48b5-a37a-65e391010577", "sshuser": "root"},
        },
    },
}

AFTER_PRODUCTION = {
    "rocky-9": {
        "name": "rocky-9", "label": "Rocky 9", "description": "Rocky Linux 9", "icon": "rocky.png", "version": 2,
        "providermap": {
            "aws-us-east-1": {"image": "ami-draft", "sshuser": "rocky"},
            "aws-us-west-1": {"image": "ami-d17bab40bb3c6fbd2", "sshuser": "rocky"},
            "aws-us-west-2": {"image": "ami-c52ec6029344eebda", "sshuser": "rocky"},
            "google": {"image": "projects/rocky-linux-cloud/global/images/rocky-linux-9-v20240515",
                "sshuser": "rocky"},
            "digitalocean": {"image": "rockylinux-9-x64", "sshuser": "root"},
            "joyent": {"image": "rocky-9-20221215", "sshuser": "root"},
            "openstack": {"image": "c9c3ac2f-db75-493a-a75f-7bded3f0dbf8", "sshuser": "rocky", "flavor": "m1.medium"},
        },
    },
}
