import { useEffect, useState } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { Failure } from '#shared/failure.ts';
import { ask } from '#renderer/bridge.ts';
import { completePreview } from '#renderer/record/picturePreview.ts';

/** At a time, so that a page of large photos doesn't hold all of them in memory. */
const asked = 50;

const isPicture = (row: Row): boolean => /^image\/(jpeg|png|gif|webp|bmp)$/.test(String(row['type'] ?? ''));

/** The previews of the pictures among these attachments, by id; those that are missing are made, one after another. */
export function usePreviews(rows: readonly Row[]): Record<string, string> {
  const [known, setKnown] = useState<Record<string, string>>({});
  const ids = rows.filter(isPicture).map((row) => row.id);
  const wanted = ids.filter((id) => known[id] === undefined).join(' ');
  useEffect(() => {
    let gone = false;
    const load = async (): Promise<void> => {
      const all = wanted.split(' ').filter((id) => id !== '');
      for (let at = 0; at < all.length && !gone; at += asked) {
        const { previews, missing } = await ask('getPreviews', { ids: all.slice(at, at + asked) });
        if (!gone) setKnown((before) => ({ ...before, ...previews }));
        for (const id of missing) {
          if (gone) return;
          const made = await previewOf(id);
          if (!gone) setKnown((before) => ({ ...before, [id]: made }));
        }
      }
    };
    void load();
    return () => {
      gone = true;
    };
  }, [wanted]);
  return known;
}

/** '' for a picture that is not on this machine or can't be shown: then its kind is shown instead. */
async function previewOf(id: string): Promise<string> {
  try {
    return (await completePreview(id, null)) ?? '';
  } catch (error) {
    if (error instanceof Failure) return '';
    throw error;
  }
}
