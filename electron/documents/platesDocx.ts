import type { TemplateData } from '#electron/documents/fillTemplate.ts';
import { barePage, wordPackage } from '#electron/documents/wordPackage.ts';
import { paragraph, run } from '#electron/documents/wordParagraph.ts';
import { xmlText } from '#electron/documents/xml.ts';
import { plateFaces, plateSize } from '#shared/papers/platesPaper.ts';
import { type Plate, type PlateSize, type PlatesPaper, watermark } from '#shared/papers/paper.ts';

const point = 72 / 25.4;

/**
 * One face as drawn text: ordinary text can't stand on its head in every office program, drawn text can. The type of shape
 * is the one that Word draws its watermarks with.
 */
function face(id: string, name: string, size: PlateSize, top: number, turned: boolean): string {
  const { width, height } = plateFaces[size];
  const letter = plateSize(name, width, height);
  const wide = Math.round(letter * Math.max(1, [...name].length));
  const left = Math.round((width * point - wide) / 2);
  const down = Math.round(top * point + (height * point - letter) / 2);
  const style = `position:absolute;margin-left:${left}pt;margin-top:${down}pt;width:${wide}pt;height:${letter}pt;${turned ? 'rotation:180;' : ''}mso-position-horizontal-relative:page;mso-position-vertical-relative:page`;
  return `<v:shape id="${id}" type="#_x0000_t136" style="${style}" fillcolor="#000000" stroked="f"><v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string="${xmlText(name)}"/></v:shape>`;
}

const shapeType = '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>';

/** Every sheet is one paragraph that carries its faces; the first brings the type of shape. */
function sheets(plates: readonly Plate[], size: PlateSize): string {
  const { height, page } = plateFaces[size];
  const perSheet = Math.round(page.height / (height * 2));
  const all: string[] = [];
  for (let i = 0; i < plates.length; i += perSheet) {
    const faces = plates.slice(i, i + perSheet).flatMap(({ name }, at) => {
      const top = at * height * 2;
      return [face(`plate${i + at}a`, name, size, top, true), face(`plate${i + at}b`, name, size, top + height, false)];
    });
    const picts = faces.map((one, at) => `<w:r><w:pict>${i === 0 && at === 0 ? shapeType : ''}${one}</w:pict></w:r>`).join('');
    const turn = i === 0 ? '' : '<w:r><w:br w:type="page"/></w:r>';
    all.push(paragraph(turn + picts, { line: 240 }));
  }
  return all.length === 0 ? paragraph('') : all.join('');
}

/** The shipped template of name plates. */
export function platesTemplate(size: PlateSize, practice = false): Uint8Array {
  const body = paragraph(run('{@席卡段}')) + paragraph('', { line: 20 });
  return wordPackage(body, { page: barePage(size === 'one'), bare: true, parity: false, pitch: null, watermark: practice ? watermark : '' });
}

export function platesData(paper: PlatesPaper): TemplateData {
  return {
    标题: paper.title,
    席卡段: sheets(paper.plates, paper.size),
    席卡: paper.plates.map((plate) => ({ 姓名: plate.name, 职务: plate.duty })),
    练习: paper.practice ? watermark : '',
  };
}
