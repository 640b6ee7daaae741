import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DataFolder, dataFolder } from '#test/electron/service/dataFolder.ts';

let here: DataFolder;
beforeEach(async () => {
  here = dataFolder();
  await here.open();
  await here.begin('第一件');
});
afterEach(() => here.end());

describe('people at one machine', () => {
  it('are optional: with nobody listed nothing is ever locked', async () => {
    await here.ask('lockScreen', {});
    expect(await here.ask('getSession', {})).toMatchObject({ people: [], locked: null });
    expect(await here.notes()).toEqual(['第一件']);
  });

  it('sign what they change', async () => {
    const { people } = await here.ask('savePerson', { id: null, name: '陈秀兰' });
    await here.ask('signIn', { id: people[0]?.id ?? '' });
    const id = await here.note('陈记的');
    const { changes } = await here.ask('getHistory', { entity: 'jotting', id });
    expect(new Set(changes.map((change) => change.who))).toEqual(new Set(['陈秀兰']));
  });

  it('with a PIN keep the door: nothing is read or written until it is given, drafts are', async () => {
    const { people, reset } = await here.ask('savePerson', { id: null, name: '陈秀兰', pin: '2468' });
    expect(reset).toMatch(/^\d{8}$/);
    const id = people[0]?.id ?? '';
    await here.close();
    await here.open();
    expect((await here.ask('getSession', {})).locked).toBe('people');
    await expect(here.notes()).rejects.toThrow('屏幕已锁定');
    await expect(here.ask('setDataPassword', { current: null, password: '随便一个密码' })).rejects.toThrow('屏幕已锁定');
    await here.ask('saveDraft', { key: 'jotting/new', entity: 'jotting', id: null, content: '{"text":"写到一半"}' });
    await expect(here.ask('signIn', { id, pin: '1111' })).rejects.toThrow('PIN不对');
    await here.ask('signIn', { id, pin: '2468' });
    expect(await here.notes()).toEqual(['第一件']);
    expect((await here.ask('getDraft', { key: 'jotting/new' })).draft?.content).toContain('写到一半');
    await here.ask('lockScreen', {});
    await expect(here.notes()).rejects.toThrow('屏幕已锁定');
  });

  it('must wait after five wrong PINs, and get back in with the code that was written down', async () => {
    const { people, reset } = await here.ask('savePerson', { id: null, name: '陈秀兰', pin: '2468' });
    const id = people[0]?.id ?? '';
    await here.ask('lockScreen', {});
    for (let tries = 0; tries < 5; tries += 1) await expect(here.ask('signIn', { id, pin: '0000' })).rejects.toThrow('PIN不对');
    await expect(here.ask('signIn', { id, pin: '2468' })).rejects.toThrow('稍等');
    here.effects.set('2026-09-01T09:00:00Z');
    const session = await here.ask('signIn', { id, pin: `${String(reset).slice(0, 4)} ${String(reset).slice(4)}` });
    expect(session).toMatchObject({ locked: null, user: '陈秀兰' });
    expect(session.people).toEqual([{ id, name: '陈秀兰', hasPin: false }]);
  });

  it('have names of their own', async () => {
    await here.ask('savePerson', { id: null, name: '陈秀兰' });
    await expect(here.ask('savePerson', { id: null, name: '陈秀兰' })).rejects.toThrow('已经有“陈秀兰”');
  });
});

describe('the record of files that were taken out', () => {
  it('names who took what and when; what was only put in is not in it', async () => {
    const { ticket } = await here.ask('exportLog', {});
    here.get(here.put(Buffer.from('x'), '进来的.xlsx'));
    here.get(ticket);
    const { files } = await here.ask('listFilesTaken', {});
    expect(files).toMatchObject([{ what: '导出日志', user: '李干事' }]);
    expect(files[0]?.bytes).toBeGreaterThan(10);
  });
});
