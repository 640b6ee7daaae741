import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Environment } from '#electron/host/hostOptions.ts';

const linuxNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'];
const windowsPlaces = ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'];
const macPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function candidates(platform: string, env: Environment): string[] {
  if (platform === 'darwin') return macPlaces;
  if (platform === 'win32') {
    const roots = [env['ProgramFiles(x86)'], env['ProgramFiles'], env['LOCALAPPDATA']].filter((root) => root !== undefined);
    return roots.flatMap((root) => windowsPlaces.map((place) => join(root, place)));
  }
  const folders = (env['PATH'] ?? '/usr/bin').split(delimiter).filter((folder) => folder !== '');
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** A Chromium, Chrome or Edge on this machine, or null. `CHROMIUM` in the environment goes first. */
export function findBrowser(platform: string = process.platform, env: Environment = process.env): string | null {
  const wished = env['CHROMIUM'];
  for (const file of wished ? [wished, ...candidates(platform, env)] : candidates(platform, env)) {
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error; // absent: the next one
    }
  }
  return null;
}
