import { useState } from 'react';
import { readSettings, type SettingKey, type Settings } from '#shared/defaults/settings.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { saveRecords, useList } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { loadSession } from '#renderer/state/session.ts';
import { FormField, FormGroup } from '#renderer/ui/FormField.tsx';
import { FormLayout } from '#renderer/ui/FormLayout.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';

type DayKey = Extract<SettingKey, 'quietDays' | 'noticeDays' | 'materialsDays' | 'minutesDays' | 'returnDays' | 'membersPerCouncil' | 'proposalDays' | 'proposalLatestDays' | 'leaveDays' | 'leaveLimit'>;

const days: readonly { key: DayKey; label: string; unit: string; hint: string }[] = [
  { key: 'quietDays', label: '久无进展', unit: '天', hint: '这么多天没有进展就提醒' },
  { key: 'noticeDays', label: '会议通知提前', unit: '个工作日', hint: '会前多少个工作日发通知；填0就不提醒' },
  { key: 'materialsDays', label: '材料提前', unit: '个工作日', hint: '会前多少个工作日送材料；填0就不提醒' },
  { key: 'minutesDays', label: '纪要报送', unit: '个工作日', hint: '会后多少个工作日内报送纪要；填0就不提醒' },
  { key: 'returnDays', label: '退回改办', unit: '个工作日', hint: '承办单位多少个工作日内可以退回' },
  { key: 'proposalDays', label: '提案答复', unit: '天', hint: '交办后多少天内答复' },
  { key: 'proposalLatestDays', label: '提案最迟答复', unit: '天', hint: '延期也不能超过这么多天' },
  { key: 'leaveDays', label: '委员请假提前', unit: '天', hint: '会前多少天提出；晚了的会标出来，不拦着' },
  { key: 'leaveLimit', label: '请假提醒', unit: '次', hint: '一届里请假、缺席到这么多次就列入提醒' },
  { key: 'membersPerCouncil', label: '每个议事会委员', unit: '名', hint: '“1+2+N”里的2' },
];

type ScoreKey = keyof Settings['opinionScores'];

const scores: readonly { key: ScoreKey; label: string; unit: string; hint: string }[] = [
  { key: 'reported', label: '报送一条', unit: '分', hint: '退回修改的不计' },
  { key: 'county', label: '县级采用', unit: '分', hint: '同一条只按最高一级计' },
  { key: 'city', label: '市级采用', unit: '分', hint: '' },
  { key: 'province', label: '省级采用', unit: '分', hint: '' },
  { key: 'national', label: '全国采用', unit: '分', hint: '' },
  { key: 'instructed', label: '领导批示', unit: '分', hint: '另加；一条只加一次' },
  { key: 'combined', label: '综合采用', unit: '倍', hint: '综合采用的按这个倍数计，如0.5' },
];

/** Numbers of days and the like; each is a setting of the county with a shipped default. */
export function RulesPage() {
  const list = useList({ entity: 'setting', limit: 1000 });
  const [typed, setTyped] = useState<Partial<Record<DayKey, number | null>>>({});
  const [typedScores, setTypedScores] = useState<Partial<Record<ScoreKey, number | null>>>({});
  if (!list.value) return <p role="status">正在打开…</p>;
  const { rows } = list.value;
  const settings = readSettings(rows.map((row) => ({ key: String(row['key']), value: String(row['value'] ?? '') })));
  const save = (): void =>
    void attempt(async () => {
      const writeOf = (key: SettingKey, value: unknown) => {
        const row = rows.find((one) => one['key'] === key);
        return { entity: 'setting' as const, id: row?.id ?? null, set: { ...(row ? {} : { key }), value: JSON.stringify(value) } };
      };
      const writes = days.flatMap(({ key }) => {
        const value = typed[key];
        return value === undefined || value === null || value === settings[key] ? [] : [writeOf(key, value)];
      });
      const changed = scores.filter(({ key }) => typeof typedScores[key] === 'number' && typedScores[key] !== settings.opinionScores[key]);
      if (changed.length > 0) writes.push(writeOf('opinionScores', { ...settings.opinionScores, ...Object.fromEntries(changed.map(({ key }) => [key, typedScores[key]])) }));
      if (writes.length > 0) await saveRecords(writes);
      await loadSession();
      notify.done('已保存设置');
    });
  return (
    <div>
      <h1>期限、提醒和计分</h1>
      <FormLayout submitText="保存" onSubmit={save} onCancel={() => navigate(hrefOf(['settings']))}>
        <FormGroup>
          {days.map(({ key, label, unit, hint }) => (
            <FormField key={key} name={key} label={label} hint={hint}>
              <NumberField value={typed[key] === undefined ? settings[key] : typed[key]} unit={unit} min={0} max={1000} onChange={(value) => setTyped({ ...typed, [key]: value })} />
            </FormField>
          ))}
        </FormGroup>
        <FormGroup heading="社情民意采用排名的计分">
          {scores.map(({ key, label, unit, hint }) => (
            <FormField key={key} name={key} label={label} hint={hint}>
              <NumberField value={typedScores[key] === undefined ? settings.opinionScores[key] : typedScores[key]} unit={unit} min={0} max={key === 'combined' ? 10 : 1000} decimals={2} onChange={(value) => setTypedScores({ ...typedScores, [key]: value })} />
            </FormField>
          ))}
        </FormGroup>
      </FormLayout>
    </div>
  );
}
