import type { Handlers } from '#shared/contract.ts';
import type { Session, SessionOperations } from '#shared/contract/session.ts';
import { Failure } from '#shared/failure.ts';
import { dueSoonUntil } from '#shared/rules/light.ts';
import { leadTimes } from '#shared/rules/leadTimes.ts';
import { addWorkingDays, naturalDeadline } from '#shared/rules/workingDays.ts';
import type { Context } from '#electron/service/context.ts';
import { readDesk } from '#electron/service/desk.ts';
import { calendarNow, officeOf, settingsNow } from '#electron/service/office.ts';
import { commit } from '#electron/service/records.ts';
import { idFromName } from '#electron/storage/digest.ts';
import { dropDraft, listDrafts, putDraft, putView, readDraft, readView } from '#electron/storage/local.ts';
import { sealOf } from '#electron/storage/folderSeal.ts';
import { getMeta, setMeta } from '#electron/storage/meta.ts';
import { listRecords } from '#electron/storage/records.ts';

export function sessionOf(context: Context): Session {
  const { engine, folder } = context.store;
  const today = context.today();
  const year = Number(today.slice(0, 4));
  const calendar = calendarNow(context);
  return {
    office: officeOf(context),
    user: context.user(),
    today,
    practice: context.practice,
    host: context.host,
    version: context.version,
    dueSoonUntil: dueSoonUntil(today, settingsNow(context).yellowDays, calendar),
    yearsWithoutCalendar: [year, year + 1].filter((one) => !calendar.years.includes(one)),
    lastBackupAt: getMeta(engine, 'lastBackupAt'),
    lastExportAt: getMeta(engine, 'lastExportAt'),
    dataFolder: folder,
    desktopNotes: getMeta(engine, 'desktopNotes') !== 'off',
    sealed: sealOf(folder) !== null,
    ...(context.access?.session() ?? { people: [], locked: null, lockMinutes: 0 }),
  };
}

/** Names the office: its place in the tree, its site record, in one transaction. Once only. */
function foundOffice(context: Context, input: { level: 'township' | 'county' | 'city'; place: string; county: string; office: string; person: string }): Session {
  if (officeOf(context)) throw new Failure('refused', '本机已经设置过单位，没有改动。', '要改名称，请到“设置”里修改。');
  const { engine, life } = context.store;
  const top = idFromName('place', input.county);
  const own = input.level === 'township' ? idFromName('place', input.county, input.place) : top;
  const site = life.site;
  if (input.person !== '') setMeta(engine, 'user', input.person);
  commit(
    context,
    [
      { entity: 'place', id: top, set: { name: input.county, kind: input.level === 'city' ? 'placeKind.city' : 'placeKind.county' } },
      ...(own === top ? [] : [{ entity: 'place' as const, id: own, set: { name: input.place, kind: 'placeKind.township', parent: top } }]),
      {
        entity: 'site',
        id: site,
        set: { name: input.office, office: input.office, level: `level.${input.level}`, place: own, county: input.county, givesNumbers: true },
      },
    ],
    () => setMeta(engine, 'siteRecord', site),
  );
  return sessionOf(context);
}

export function sessionHandlers(context: Context): Pick<Handlers, Exclude<keyof SessionOperations, 'switchPractice'>> {
  const { engine, effects } = context.store;
  return {
    getSession: () => sessionOf(context),
    foundOffice: (input) => foundOffice(context, input),
    setUser({ name }) {
      setMeta(engine, 'user', name);
      return sessionOf(context);
    },
    setDesktopNotes({ on }) {
      setMeta(engine, 'desktopNotes', on ? 'on' : 'off');
      return sessionOf(context);
    },
    getChoices() {
      const { rows } = listRecords(engine, { entity: 'choice', where: [], search: '', sort: [{ field: 'rank', down: false }], offset: 0, limit: 100_000, deleted: false });
      return {
        choices: rows.map((row) => ({
          id: row.id,
          list: String(row['list']),
          label: String(row['label']),
          rank: Number(row['rank'] ?? 0),
          colour: typeof row['colour'] === 'string' ? row['colour'] : null,
          retired: row['retired'] === true,
          countsAs: typeof row['countsAs'] === 'string' ? row['countsAs'] : null,
        })),
      };
    },
    getDesk: () => readDesk(context),
    saveDraft({ key, entity, id, content }) {
      const savedAt = new Date(effects.now()).toISOString();
      putDraft(engine, { key, entity, id, content, savedAt });
      return { savedAt };
    },
    getDraft: ({ key }) => ({ draft: readDraft(engine, key) }),
    listDrafts: () => ({ drafts: listDrafts(engine).map(({ key, entity, id, savedAt }) => ({ key, entity, id, savedAt })) }),
    dropDraft: ({ key }) => ({ dropped: dropDraft(engine, key) }),
    countDeadline({ from, days, kind }) {
      const calendar = calendarNow(context);
      const { day, steps, warning } =
        kind === 'working' ? addWorkingDays(from, days, calendar) : naturalDeadline(from, days, calendar, { postpone: settingsNow(context).postpone });
      return { deadline: day, steps, warning };
    },
    getLeadTimes({ heldOn }) {
      return leadTimes(heldOn, settingsNow(context), calendarNow(context));
    },
    getView: ({ key }) => ({ content: readView(engine, key) }),
    saveView({ key, content }) {
      putView(engine, key, content);
      return { saved: true };
    },
  };
}
