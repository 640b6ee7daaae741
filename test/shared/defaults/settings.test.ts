import { expect, test } from 'vitest';
import { shippedChoices } from '#shared/defaults/choices.ts';
import { readSettings, settingRows, shippedSettings } from '#shared/defaults/settings.ts';

test('the shipped rows read back as the shipped settings', () => {
  expect(readSettings(settingRows(shippedSettings))).toEqual(shippedSettings);
  expect(readSettings([])).toEqual(shippedSettings);
});

test('a county’s row holds over the shipped value, entry by entry in a table', () => {
  const settings = readSettings([
    { key: 'yellowDays', value: '3' },
    { key: 'yearStart', value: '"12-01"' },
    { key: 'outcomeUnits', value: '{"outcomeKind.land":"unit.mu"}' },
  ]);
  expect(settings.yellowDays).toBe(3);
  expect(settings.yearStart).toBe('12-01');
  expect(settings.outcomeUnits['outcomeKind.land']).toBe('unit.mu');
  expect(settings.outcomeUnits['outcomeKind.waste']).toBe('unit.ton');
});

test('a light without a word or with a colour that is none leaves the shipped lights, and one light alone may be changed', () => {
  const lights = (value: unknown) => readSettings([{ key: 'lights', value: JSON.stringify(value) }]).lights;
  expect(lights({ green: { colour: '#1d4f91', label: '蓝灯' } })).toEqual({ ...shippedSettings.lights, green: { colour: '#1d4f91', label: '蓝灯' } });
  for (const bad of [{ red: 5 }, { red: { colour: 'red', label: '红' } }, { red: { colour: '#ff0000', label: ' ' } }]) expect(lights(bad)).toEqual(shippedSettings.lights);
});

test('an unreadable value, another shape and an unknown key leave the shipped settings standing', () => {
  const rows = [
    { key: 'yellowDays', value: '{' },
    { key: 'quietDays', value: '"thirty"' },
    { key: 'noticeDays', value: '-1' },
    { key: 'yearStart', value: '"13-01"' },
    { key: 'postpone', value: '"always"' },
    { key: 'lights', value: '[]' },
    { key: 'methodName', value: null },
    { key: '__proto__', value: '{"yellowDays":1}' },
    { key: 'later', value: '1' },
  ];
  expect(readSettings(rows)).toEqual(shippedSettings);
});

test('every unit and kind of outcome that a setting names is a shipped choice', () => {
  const ids = new Set(shippedChoices.map((one) => one.id));
  for (const [kind, unit] of Object.entries(shippedSettings.outcomeUnits)) expect([ids.has(kind), ids.has(unit)]).toEqual([true, true]);
  for (const { unit, base } of shippedSettings.unitFactors) expect([ids.has(unit), ids.has(base)]).toEqual([true, true]);
  expect(shippedChoices.filter((one) => one.list === 'outcomeKind').map((one) => one.id)).toEqual(Object.keys(shippedSettings.outcomeUnits));
});
