import type { BackupOperations } from '#shared/contract/backup.ts';
import type { Handlers } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import type { Context } from '#electron/service/context.ts';
import { officeOf } from '#electron/service/office.ts';
import { sha256 } from '#electron/storage/digest.ts';
import { getMeta, type MetaKey, setMeta } from '#electron/storage/meta.ts';
import { makeRecoveryPair, newRecoveryCode, openSealedKeys, type RecoveryPair, readRecoveryCode, sealKeys } from '#electron/sync/recovery.ts';

/** What a database holds of the sealed keys; it goes with each backup. */
export const recoveryFacts: readonly MetaKey[] = ['recoveryAt', 'recoveryPair', 'recoveryKeys', 'recoveryFor', 'recoveryMark'];

function readPair(context: Context): RecoveryPair | null {
  const kept = getMeta(context.store.engine, 'recoveryPair');
  return kept === null ? null : (JSON.parse(kept) as RecoveryPair); // written by seal alone
}

/** `missing`: the sealed keys are those of another computer than this. */
export function recoveryState(context: Context): BackupOperations['getRecovery'] {
  const { engine } = context.store;
  const madeAt = getMeta(engine, 'recoveryAt');
  if (madeAt === null) return { state: 'none', madeAt };
  return { state: getMeta(engine, 'recoveryFor') === context.keys.age.recipient ? 'kept' : 'missing', madeAt };
}

async function seal(context: Context, pair: RecoveryPair, madeAt: string): Promise<void> {
  const { engine } = context.store;
  const text = context.keys.text();
  const keys = await sealKeys(text, pair.recipient);
  await engine.whenFree(() =>
    engine.transaction(() => {
      setMeta(engine, 'recoveryAt', madeAt);
      setMeta(engine, 'recoveryPair', JSON.stringify(pair));
      setMeta(engine, 'recoveryKeys', keys);
      setMeta(engine, 'recoveryFor', context.keys.age.recipient);
      setMeta(engine, 'recoveryMark', sha256(Buffer.from(text)));
    }),
  );
}

/** Before a backup: seals the keys anew when there are others than were sealed last. Never those of another computer over the right ones. */
export async function keepKeysSealed(context: Context): Promise<void> {
  const { state, madeAt } = recoveryState(context);
  const pair = readPair(context);
  if (state !== 'kept' || pair === null || madeAt === null) return;
  if (getMeta(context.store.engine, 'recoveryMark') !== sha256(Buffer.from(context.keys.text()))) await seal(context, pair, madeAt);
}

export function recoveryHandlers(context: Context): Pick<Handlers, 'getRecovery' | 'makeRecoveryCode' | 'useRecoveryCode'> {
  const { engine, effects } = context.store;
  const announce = (): void => context.announce({ type: 'changed', entity: 'backup', ids: null });
  return {
    getRecovery: () => recoveryState(context),
    async makeRecoveryCode() {
      const office = officeOf(context)?.name ?? '';
      const code = newRecoveryCode();
      const madeAt = new Date(effects.now()).toISOString();
      await seal(context, await makeRecoveryPair(code), madeAt);
      announce();
      return { code, madeAt, office };
    },
    async useRecoveryCode({ code }) {
      const pair = readPair(context);
      const kept = getMeta(engine, 'recoveryKeys');
      if (pair === null || kept === null) throw new Failure('refused', '这份数据里没有用恢复码封存的钥匙，没有找回，数据没有变化。', '请县政协重新开通本单位。');
      context.keys.bringBack(await openSealedKeys(readRecoveryCode(code), pair.sealed, kept));
      await keepKeysSealed(context);
      announce();
      context.announce({ type: 'changed', entity: 'notice', ids: null });
      return { recovered: true };
    },
  };
}
