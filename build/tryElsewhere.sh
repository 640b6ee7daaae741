#!/bin/sh
# Writes down what can be seen of an installed program on UOS, Kylin or Debian: for docs/try-elsewhere.md. Changes nothing.
id=invalid.xieshang.app
base=/opt/apps/$id
out=${1:-xieshang-machine.txt}
has() { if [ -e "$1" ]; then echo "ok    $1"; else echo "MISS  $1"; fi; }
{
  date
  uname -srm
  grep -E '^(PRETTY_NAME|VERSION_ID)=' /etc/os-release
  dpkg-query -W -f '${Package} ${Version} ${Architecture} ${Status}\n' "$id" 2>&1
  for file in info files/xieshang files/resources/app.asar files/chrome-sandbox "entries/applications/$id.desktop" "entries/mime/packages/$id.xml"; do has "$base/$file"; done
  has "/usr/share/applications/$id.desktop"
  ls -l "$base/files/chrome-sandbox"
  echo "user namespaces: $(cat /proc/sys/kernel/unprivileged_userns_clone 2>/dev/null || echo '?')"
  echo "opens .xsb: $(xdg-mime query default application/x-xieshang-bundle 2>&1)"
  ldd "$base/files/xieshang" | grep 'not found' || echo 'ok    no library is missing'
  fc-list :lang=zh-cn family | sort -u | head -20
  lpstat -p 2>&1 | head -5
} >"$out" 2>&1
echo "已写入 $out"
