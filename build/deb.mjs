// A .deb from an unpacked Linux program, in the layout of UOS (everything under /opt/apps/APPID: info, files, entries), which
// Kylin and Debian take as well: there the package's own script links the entries into the system's menus.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './install.mjs';

export const appId = 'invalid.xieshang.app';
const title = '基层协商工作台';
const mime = 'application/x-xieshang-bundle';
const depends = [
  'libgtk-3-0 | libgtk-3-0t64', 'libnss3', 'libatspi2.0-0 | libatspi2.0-0t64', 'libasound2 | libasound2t64', 'libgbm1', 'libdrm2', 'libxkbcommon0',
  'libnotify4', 'libxss1', 'libxtst6', 'libuuid1', 'libsecret-1-0', 'xdg-utils',
];

const desktop = (base) => `[Desktop Entry]
Type=Application
Name=${title}
Comment=乡镇政协联络组和县政协办公室的协商工作台，不用联网
Exec=${base}/files/xieshang %f
Icon=${appId}
Terminal=false
Categories=Office;
MimeType=${mime};
StartupNotify=true
StartupWMClass=xieshang
`;
const mimeTypes = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="${mime}"><comment>协商工作台报送文件</comment><icon name="${appId}"/><glob pattern="*.xsb"/></mime-type>
</mime-info>
`;
// Systems that read /opt/apps by themselves (UOS) have put the entries there already: nothing is linked twice.
const links = [
  ['applications', `applications/${appId}.desktop`],
  ['icons/hicolor/512x512/apps', `icons/hicolor/512x512/apps/${appId}.png`],
  ['mime/packages', `mime/packages/${appId}.xml`],
];
const refresh = `for tool in 'update-mime-database /usr/share/mime' 'update-desktop-database -q /usr/share/applications' 'gtk-update-icon-cache -q -f /usr/share/icons/hicolor'; do
  if command -v "\${tool%% *}" >/dev/null 2>&1; then $tool || true; fi
done
exit 0
`;
const afterInstall = (base) => `#!/bin/sh
set -e
${links.map(([folder, entry]) => `if [ ! -e "/usr/share/${entry}" ]; then mkdir -p "/usr/share/${folder}"; ln -sf "${base}/entries/${entry}" "/usr/share/${entry}"; fi`).join('\n')}
${refresh}`;
const beforeRemove = (base) => `#!/bin/sh
set -e
${links.map(([, entry]) => `if [ "$(readlink "/usr/share/${entry}")" = "${base}/entries/${entry}" ]; then rm -f "/usr/share/${entry}"; fi`).join('\n')}
${refresh}`;

function write(file, text, mode = 0o644) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, mode);
}

/** Folders are open to all and closed to writing, whatever the umask of the machine that builds. */
function settleModes(place) {
  if (!statSync(place).isDirectory()) return chmodSync(place, statSync(place).mode & 0o111 ? 0o755 : 0o644);
  chmodSync(place, 0o755);
  for (const name of readdirSync(place)) settleModes(path.join(place, name));
}

const filesOf = (folder) => readdirSync(folder, { recursive: true }).map(String).filter((name) => statSync(path.join(folder, name)).isFile()).toSorted();

/** Packs `unpacked` for `arch` (amd64, arm64) into `output`; answers the package's path. Needs dpkg-deb. */
export function makeDeb(unpacked, arch, output) {
  const { version, author, homepage } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const base = `/opt/apps/${appId}`;
  const stage = path.join(output, `.deb-${arch}`);
  rmSync(stage, { recursive: true, force: true });
  const app = path.join(stage, base);
  mkdirSync(app, { recursive: true });
  cpSync(unpacked, path.join(app, 'files'), { recursive: true });
  settleModes(stage);
  write(path.join(app, 'info'), `${JSON.stringify({ appid: appId, name: title, version, arch: [arch], permissions: { autostart: false, notification: true, trayicon: false, clipboard: true, account: false, bluetooth: false, camera: false, audio_record: false, installed_apps: false } }, null, 2)}\n`);
  write(path.join(app, `entries/applications/${appId}.desktop`), desktop(base));
  write(path.join(app, `entries/mime/packages/${appId}.xml`), mimeTypes);
  const icon = path.join(app, `entries/icons/hicolor/512x512/apps/${appId}.png`);
  mkdirSync(path.dirname(icon), { recursive: true });
  cpSync(path.join(root, 'build/icons/icon.png'), icon);
  // Chromium's sandbox, where the kernel gives ordinary users no namespaces: root's, and set-uid.
  chmodSync(path.join(app, 'files/chrome-sandbox'), 0o4755);
  const files = filesOf(stage);
  const size = files.reduce((sum, name) => sum + statSync(path.join(stage, name)).size, 0);
  const sums = files.map((name) => `${createHash('md5').update(readFileSync(path.join(stage, name))).digest('hex')}  ${name}`).join('\n');
  write(path.join(stage, 'DEBIAN/control'), `Package: ${appId}
Version: ${version}
Architecture: ${arch}
Maintainer: ${author}
Installed-Size: ${Math.ceil(size / 1024)}
Depends: ${depends.join(', ')}
Section: utils
Priority: optional
Homepage: ${homepage}
Description: ${title}
 乡镇政协工作联络组和县政协办公室用的离线工作台：议题、协商、纪要、办理、报送。
`);
  write(path.join(stage, 'DEBIAN/md5sums'), `${sums}\n`);
  write(path.join(stage, 'DEBIAN/postinst'), afterInstall(base), 0o755);
  write(path.join(stage, 'DEBIAN/prerm'), beforeRemove(base), 0o755);
  for (const folder of readdirSync(stage, { recursive: true }).map(String)) if (statSync(path.join(stage, folder)).isDirectory()) chmodSync(path.join(stage, folder), 0o755);
  const made = path.join(output, `${appId}_${version}_${arch}.deb`);
  // xz: the dpkg of UOS 20 and Kylin V10 reads no zstd.
  const { status, error } = spawnSync('dpkg-deb', ['--root-owner-group', '-Zxz', '-z3', '--build', stage, made], { stdio: ['ignore', 'ignore', 'inherit'] });
  rmSync(stage, { recursive: true, force: true });
  if (error ?? status !== 0) throw new Error(`dpkg-deb 没有做成安装包${error ? `：${error.message}` : ''}`);
  return made;
}
