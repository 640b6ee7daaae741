/** Which of the four faces of official papers this machine has. `document.fonts.check()` says yes for fonts that don't exist. */

export type PaperFace = '仿宋' | '小标宋' | '楷体' | '黑体';

const names: Readonly<Record<PaperFace, readonly string[]>> = {
  仿宋: ['仿宋_GB2312', 'FangSong_GB2312', '仿宋', 'FangSong', '方正仿宋_GBK', 'FZFangSong-Z02', 'STFangsong'],
  小标宋: ['方正小标宋简体', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05', '华文中宋', 'STZhongsong'],
  楷体: ['楷体_GB2312', 'KaiTi_GB2312', '楷体', 'KaiTi', '方正楷体_GBK', 'STKaiti'],
  黑体: ['黑体', 'SimHei', '方正黑体_GBK', 'STHeiti'],
};

/** True when the machine has a font of this name: only loading one tells. */
async function isInstalled(name: string): Promise<boolean> {
  return new FontFace('xieshang-probe', `local("${name}")`).load().then(
    () => true,
    () => false, // a font that is not there is refused; there is nothing else to learn from the error
  );
}

async function isMissing(face: PaperFace, own: ReadonlySet<string>): Promise<boolean> {
  for (const name of names[face]) if (own.has(name) || (await isInstalled(name))) return false;
  return true;
}

/** The faces for which papers fall back to the bundled fonts; `own` are the names of the office's own fonts. */
export async function missingFaces(own: ReadonlySet<string>): Promise<PaperFace[]> {
  const faces = Object.keys(names) as PaperFace[]; // the keys of the table above
  const missing = await Promise.all(faces.map((face) => isMissing(face, own)));
  return faces.filter((_, i) => missing[i]);
}

/** One quiet sentence for the preview, or null when nothing that shows is missing. */
export function missingFacesText(missing: readonly PaperFace[]): string | null {
  const shown = missing.filter((face) => face === '仿宋' || face === '小标宋');
  return shown.length === 0 ? null : `这台电脑没有${shown.join('、')}字体，打印时用近似的字体代替，版面行数不变。有字体文件的，可以在“设置—文书模板”里添加。`;
}
