#!/usr/bin/env bash
# The README's two lines, pasted in a bare Debian: debootstrap's smallest system, Node and npm alone.
#
#   scripts/try-in-bare-debian.sh FOLDER     (as root; needs debootstrap and git)
#
# FOLDER becomes the system's root, and is used again where it is one already. What is committed is
# tried, with this machine's Node and npm, certificates and npm registry.
set -euo pipefail

[ $# -eq 1 ] || { echo "usage: $0 FOLDER"; exit 2; }
[ "$(id -u)" -eq 0 ] || { echo "$0 needs root: it makes a system of its own and changes into it."; exit 2; }
checkout=$(cd "$(dirname "$0")/.." && pwd)
root=$1

if [ ! -e "$root/etc/debian_version" ]; then
  debootstrap --variant=minbase --include=ca-certificates "${DEBIAN_SUITE:-stable}" "$root"
fi
npm=$(npm root --global)/npm
mkdir -p "$root/usr/lib/node_modules"
cp "$(node -p process.execPath)" "$root/usr/bin/node"
cp -a "$npm" "$root/usr/lib/node_modules/"
ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/bin/npm"
ln -sf ../lib/node_modules/npm/bin/npx-cli.js "$root/usr/bin/npx"
certificates=/etc/ssl/certs/ca-certificates.crt
cp "$certificates" "$root$certificates"
cp /etc/resolv.conf "$root/etc/resolv.conf"
echo '127.0.0.1 localhost' > "$root/etc/hosts"

rm -rf "$root/root/lockstep"
git clone --quiet "$checkout" "$root/root/lockstep"

# In namespaces of its own: what is mounted and started there ends with it.
for line in 'npm ci && npm start' 'npm ci && npm test'; do
  echo "== $line"
  unshare --mount --pid --fork --kill-child bash -euc '
    mount -t proc proc "$1/proc"
    mount --bind /dev "$1/dev"
    exec chroot "$1" /usr/bin/env -i HOME=/root TERM=dumb PATH=/usr/sbin:/usr/bin:/sbin:/bin \
      npm_config_registry="$2" NODE_EXTRA_CA_CERTS="$3" bash -c "cd ~/lockstep && $4"
  ' bash "$root" "$(npm config get registry)" "$certificates" "$line"
  echo "== exit code 0"
done
