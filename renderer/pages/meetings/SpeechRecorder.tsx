import { useRef } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { entities } from '#shared/entities/index.ts';
import { idsOf, lastOrder, textOf } from '#renderer/pages/meetings/parts.ts';
import { QuickForm } from '#renderer/pages/meetings/QuickForm.tsx';
import { Recorded } from '#renderer/pages/meetings/Recorded.tsx';
import { useQuickEntry } from '#renderer/pages/meetings/useQuickEntry.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';
import { focusField } from '#renderer/ui/focusing.ts';
import { FormField } from '#renderer/ui/FormField.tsx';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';

const required = ['speaker', 'gist'] as const;
const nobody = {};

/** Who said what, in the order of speech: initials, Enter, the gist, Ctrl+Enter, the next. */
export function SpeechRecorder({ meeting, people, speeches }: { meeting: Row; people: readonly Row[]; speeches: readonly Row[] }) {
  const place = useRef<HTMLDivElement>(null);
  const entry = useQuickEntry('speech', meeting.id, lastOrder(speeches), nobody, required);
  const several = idsOf(meeting, 'topics').length > 1;

  const choose = (id: string | null) => {
    const person = people.find((one) => one.id === id);
    entry.set('attendance', person?.id ?? null);
    entry.set('speaker', person ? textOf(person, 'name') : null);
    entry.set('duty', textOf(person, 'duty') || null);
    entry.set('party', textOf(person, 'party') || null);
    if (person && place.current) focusField(place.current, 'gist');
  };
  const free = (name: string) => {
    entry.set('attendance', null);
    entry.set('speaker', name);
    if (place.current) focusField(place.current, 'gist');
  };
  const speaker = textOf(entry.values, 'speaker');
  const listed = textOf(entry.values, 'attendance');
  const options = people.map((row) => ({ value: row.id, label: textOf(row, 'name'), note: textOf(row, 'duty') || undefined }));
  return (
    <div ref={place} className="meeting-recording">
      <QuickForm
        entry={entry}
        entity="speech"
        title="记发言"
        required={required}
        submitText="存下，记下一位"
        fields={[
          {
            key: 'speaker',
            node: (
              <FormField name="speaker" label="发言人" required error={entry.missing['speaker']}>
                <PinyinSelect
                  placeholder="姓名或首字母"
                  value={listed || (speaker === '' ? null : speaker)}
                  onChange={choose}
                  onCreate={free}
                  options={listed === '' && speaker !== '' ? [{ value: speaker, label: speaker }, ...options] : options}
                />
              </FormField>
            ),
          },
          'gist',
          'advice',
          'party',
          ...(several ? ['topic'] : []),
        ]}
      />
      <Recorded count={speeches.length}>
        <ChildTable entity={entities.speech} parent={{ field: 'meeting', id: meeting.id }} title="已记发言" columns={['speaker', 'gist']} empty="还没有记录。写下发言人的姓名首字母，按回车，接着写要点。" />
      </Recorded>
    </div>
  );
}
