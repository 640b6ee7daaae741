import { Fragment, useState } from 'react';
import { readSettings } from '#shared/defaults/settings.ts';
import { Failure } from '#shared/failure.ts';
import { type Light as LightKey, type LightScheme, shippedLights } from '#shared/rules/light.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { toneOfColour } from '#renderer/record/toneOfColour.ts';
import { saveRecords, useList } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { loadSession } from '#renderer/state/session.ts';
import { FormField, FormGroup } from '#renderer/ui/FormField.tsx';
import { FormLayout } from '#renderer/ui/FormLayout.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';
import { Light, type Tone } from '#renderer/ui/StateTag.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

const rows: readonly { key: LightKey; when: string }[] = [
  { key: 'green', when: '离期限还早' },
  { key: 'yellow', when: '快到期限' },
  { key: 'red', when: '过了期限' },
  { key: 'none', when: '没有定期限' },
  { key: 'done', when: '已经办完' },
];

/** The colours that hold their contrast on a pale screen, by the colour that stands for each. */
const colours: readonly { tone: Tone; label: string; colour: string }[] = [
  { tone: 'green', label: '绿', colour: '#237804' },
  { tone: 'blue', label: '蓝', colour: '#1d4f91' },
  { tone: 'yellow', label: '黄', colour: '#ad6800' },
  { tone: 'orange', label: '橙', colour: '#d4560b' },
  { tone: 'red', label: '红', colour: '#cf1322' },
  { tone: 'grey', label: '灰', colour: '#8c8c8c' },
];

/** 三色灯: the word and colour of each light and when yellow begins. One scheme for the desk, every list, page and print. */
export function LightsPage() {
  const list = useList({ entity: 'setting', limit: 1000 });
  const [typed, setTyped] = useState<Partial<LightScheme>>({});
  const [days, setDays] = useState<number | null | undefined>(undefined);
  if (!list.value) return <p role="status">正在打开…</p>;
  const stored = list.value.rows;
  const settings = readSettings(stored.map((row) => ({ key: String(row['key']), value: String(row['value'] ?? '') })));
  const scheme: LightScheme = { ...settings.lights, ...typed };
  const yellowDays = days === undefined ? settings.yellowDays : days;
  const nameless = rows.some(({ key }) => scheme[key].label.trim() === '');
  const save = (): void =>
    void attempt(async () => {
      if (nameless || yellowDays === null) throw new Failure('invalid', '还没有保存，您填的内容没有丢失。', '每种灯都要有名称，开始亮灯的天数也要填。');
      const write = (key: 'lights' | 'yellowDays', value: unknown) => {
        const row = stored.find((one) => one['key'] === key);
        return { entity: 'setting' as const, id: row?.id ?? null, set: { ...(row ? {} : { key }), value: JSON.stringify(value) } };
      };
      await saveRecords([write('lights', scheme), write('yellowDays', yellowDays)]);
      await loadSession();
      notify.done('已保存三色灯');
    });
  return (
    <div>
      <h1>三色灯</h1>
      <p className="ui-hint">
        <button type="button" className="ui-link" onClick={() => setTyped(shippedLights)}>恢复成出厂的颜色和名称</button>
      </p>
      <FormLayout submitText="保存" onSubmit={save} onCancel={() => navigate(hrefOf(['settings']))}>
        <FormGroup>
          <FormField name="yellowDays" label={`“${scheme.yellow.label}”开始`} hint="离期限不到这么多工作日时亮这盏灯；过了期限的第二天起算逾期">
            <NumberField value={yellowDays} unit="个工作日" min={0} max={365} onChange={setDays} />
          </FormField>
        </FormGroup>
        <FormGroup heading="名称和颜色">
          {rows.map(({ key, when }) => {
            const { label, colour } = scheme[key];
            const tone = toneOfColour(colour);
            const change = (more: { label?: string; colour?: string }) => setTyped({ ...typed, [key]: { ...scheme[key], ...more } });
            return (
              <Fragment key={key}>
                <FormField name={`${key}.label`} label={when} required error={label.trim() === '' ? '请写名称，不能只有颜色。' : undefined} hint={<Light word={key === 'red' ? `${label}3天` : label} tone={tone} />}>
                  <TextField value={label} limit={8} onChange={(text) => change({ label: text })} />
                </FormField>
                <FormField name={`${key}.colour`} label={`“${label}”的颜色`}>
                  <PinyinSelect clearable={false} options={colours.map((one) => ({ value: one.tone, label: one.label }))} value={tone} onChange={(chosen) => change({ colour: colours.find((one) => one.tone === chosen)?.colour ?? colour })} />
                </FormField>
              </Fragment>
            );
          })}
        </FormGroup>
      </FormLayout>
    </div>
  );
}
