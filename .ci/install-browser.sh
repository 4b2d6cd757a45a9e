#!/usr/bin/env bash
# Browser tests need Debian's Chromium. Installs it where that is allowed (root on Debian), else says what to do.
set -euo pipefail
if command -v chromium >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing Debian's chromium for the browser tests" >&2
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >&2
else
  echo "The browser tests need Chromium: install it with «sudo apt-get install chromium»." >&2
  exit 1
fi
