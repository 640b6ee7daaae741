import type { ExchangeOperations } from '#shared/contract/exchange.ts';
import type { Handlers } from '#shared/contract.ts';
import type { Context } from '#electron/service/context.ts';
import { erasePerson } from '#electron/service/erasePerson.ts';
import { objectTo } from '#electron/service/exchangeSettled.ts';
import { enrolOffice, revokePeer } from '#electron/service/exchangeEnrol.ts';
import { depositBundle, exchangeByFolder, exchangeFolder, setExchangeFolder } from '#electron/service/exchangeFolder.ts';
import { dismissMatch, listMatches, mergeMatch } from '#electron/service/exchangeMatching.ts';
import { exportBundle, measureExport } from '#electron/service/exchangeExport.ts';
import { applyImport, previewImport } from '#electron/service/exchangeImport.ts';
import { findings, peersOf, sendStates } from '#electron/service/exchangePeers.ts';
import { listExchanges } from '#electron/storage/local.ts';
import { makePace, type Pace } from '#electron/sync/pace.ts';

/** Long jobs that the window may end. */
interface Jobs {
  run<T>(job: string, work: (pace: Pace) => Promise<T>): Promise<T>;
  cancel(job: string): boolean;
}

const tellEvery = 200;

function makeJobs(context: Context): Jobs {
  const running = new Map<string, { cancelled: boolean }>();
  return {
    async run(job, work) {
      const state = { cancelled: false };
      let told = 0;
      if (job !== '') running.set(job, state);
      const tell: Pace['tell'] = (done, total, note) => {
        if (job === '' || performance.now() - told < tellEvery) return;
        told = performance.now();
        context.announce({ type: 'progress', job, done, total, note });
      };
      try {
        return await work(makePace(tell, () => state.cancelled));
      } finally {
        running.delete(job);
      }
    },
    cancel(job) {
      const state = running.get(job);
      if (state) state.cancelled = true;
      return state !== undefined;
    },
  };
}

/** Files between offices: what the window may ask. */
export function exchangeHandlers(context: Context, beforeImport: () => Promise<void>): Pick<Handlers, keyof ExchangeOperations> {
  const jobs = makeJobs(context);
  return {
    listPeers: () => peersOf(context),
    exportBundle: ({ to, withoutFiles, job }) => jobs.run(job, (pace) => exportBundle(context, { to, withoutFiles }, pace)),
    measureExport: ({ to }) => measureExport(context, to),
    previewImport: ({ ticket, passphrase, job }) => jobs.run(job, (pace) => previewImport(context, { ticket, passphrase, pace })),
    applyImport: ({ ticket, passphrase, trust, person, job }) => jobs.run(job, (pace) => applyImport(context, { ticket, passphrase, trust, person, pace, before: beforeImport })),
    cancelImport: ({ job }) => ({ cancelled: jobs.cancel(job) }),
    listExchanges: () => ({
      entries: listExchanges(context.store.engine).map(({ at, direction, peer, number, operations, summary }) => ({ at, direction, peer, number, operations, summary })),
    }),
    enrolOffice: (input) => jobs.run('', (pace) => enrolOffice(context, input, pace)),
    revokePeer: ({ site }) => revokePeer(context, site),
    sendState: ({ ids }) => ({ states: sendStates(context, ids) }),
    listTwoSided: () => findings(context),
    getExchangeFolder: () => exchangeFolder(context),
    setExchangeFolder: ({ path }) => setExchangeFolder(context, path),
    depositBundle: ({ ticket, folder }) => depositBundle(context, ticket, folder),
    exchangeByFolder: ({ job }) => jobs.run(job, (pace) => exchangeByFolder(context, beforeImport, pace)),
    listMatches: () => listMatches(context),
    mergeMatch: (input) => mergeMatch(context, input),
    dismissMatch: (input) => dismissMatch(context, input),
    objectTo: (input) => objectTo(context, input),
    erasePerson: (input) => erasePerson(context, input),
  };
}
