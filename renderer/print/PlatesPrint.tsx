import type { PlatesPaper } from '#shared/papers/paper.ts';
import { plateFaces, plateSize } from '#shared/papers/platesPaper.ts';
import { PaperSheets, Watermark } from '#renderer/print/PaperPage.tsx';

/** Name plates: each name twice, the upper on its head, so that the folded card reads from both sides. */
export function PlatesPrint({ paper }: { paper: PlatesPaper }) {
  const { width, height, page } = plateFaces[paper.size];
  const perSheet = Math.round(page.height / (height * 2));
  const sheets = Array.from({ length: Math.ceil(paper.plates.length / perSheet) }, (_, i) => paper.plates.slice(i * perSheet, (i + 1) * perSheet));
  const face = { width: `${width}mm`, height: `${height}mm` };
  return (
    <PaperSheets shape={paper.size === 'one' ? 'platesAcross' : 'plates'}>
      {sheets.map((plates, i) => (
        <div key={i} className="plate-sheet" style={{ width: `${page.width}mm`, height: `${page.height}mm` }}>
          {paper.practice && <Watermark />}
          {plates.map((plate, at) => {
            const size = { ...face, fontSize: `${plateSize(plate.name, width, height)}pt` };
            return (
              <div key={at} className="plate">
                <div className="plate-face turned" style={size}>{plate.name}</div>
                <div className="plate-face" style={size}>{plate.name}</div>
              </div>
            );
          })}
        </div>
      ))}
      {sheets.length === 0 && <p className="plate-none">还没有参会人员，没有席卡可印。</p>}
    </PaperSheets>
  );
}
