/** Pages of a folder set: plain HTML that opens with a double click and prints on A4, without program or network. */

export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const look = `
body{font-family:"Noto Sans SC","Microsoft YaHei",sans-serif;color:#1f2329;max-width:60rem;margin:1.5rem auto;padding:0 1rem;line-height:1.7}
h1{font-size:1.6rem;text-align:center}h2{font-size:1.2rem;border-bottom:2px solid #1d4f91;padding-bottom:.2rem;margin-top:1.6rem}h3{font-size:1rem}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #8a919b;padding:.3rem .5rem;text-align:left;vertical-align:top}th{background:#eef1f5;white-space:nowrap}
a{color:#1d4f91}.note{color:#59616c;font-size:.9rem}.photos{display:grid;grid-template-columns:repeat(auto-fill,minmax(14rem,1fr));gap:.8rem}
figure{margin:0;break-inside:avoid}figure img{width:100%;height:11rem;object-fit:cover;border:1px solid #c6cbd2}figcaption{font-size:.85rem}
.spine{border:1px solid #000;width:36mm;height:270mm;break-inside:avoid;display:flex;flex-direction:column;align-items:center;justify-content:space-around;text-align:center;margin:auto;font-size:14pt}
@media print{body{margin:0;max-width:none}a{color:inherit;text-decoration:none}h2,h3{break-after:avoid}tr{break-inside:avoid}}
`;

/** A page of its own. `body` is HTML; the title is text. */
export function setPage(title: string, body: string): string {
  return pageOf(title, `<h1>${escaped(title)}</h1>\n${body}`);
}

function pageOf(title: string, body: string): string {
  return `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${look}</style></head><body>\n${body}\n</body></html>\n`;
}

/** A link between files of the set: names are Chinese, so each part is encoded. */
export function linkTo(path: string, words: string, from = ''): string {
  const depth = from === '' ? 0 : from.split('/').length - 1;
  const href = '../'.repeat(depth) + path.split('/').map((part) => encodeURIComponent(part)).join('/');
  return `<a href="${href}">${escaped(words)}</a>`;
}

export function factTable(facts: readonly { label: string; text: string }[]): string {
  const rows = facts.filter((one) => one.text !== '').map((one) => `<tr><th>${escaped(one.label)}</th><td>${escaped(one.text).replaceAll('\n', '<br>')}</td></tr>`);
  return rows.length === 0 ? '' : `<table>${rows.join('')}</table>`;
}

export function rowTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (tag: string, cells: readonly string[]) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${line('th', heads.map(escaped))}</thead><tbody>${rows.map((row) => line('td', row)).join('')}</tbody></table>`;
}

export interface Photo {
  path: string;
  /** 办理前 / 办理中 / 办理后, caption, day. */
  words: string;
}

export function photoGrid(photos: readonly Photo[], from: string): string {
  const depth = from.split('/').length - 1;
  const source = (path: string) => '../'.repeat(depth) + path.split('/').map((part) => encodeURIComponent(part)).join('/');
  return `<div class="photos">${photos.map((photo) => `<figure><img src="${source(photo.path)}" alt="${escaped(photo.words)}"><figcaption>${escaped(photo.words)}</figcaption></figure>`).join('')}</div>`;
}

/** The label on the back of a box (盒脊): 全宗号, 年度, 保管期限, 起止件号, 盒号. */
export function spinePage(lines: readonly { label: string; text: string }[]): string {
  return pageOf('盒脊', `<div class="spine">${lines.map((one) => `<div><div class="note">${escaped(one.label)}</div><strong>${escaped(one.text)}</strong></div>`).join('')}</div>`);
}
