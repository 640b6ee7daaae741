import { entities } from '#shared/entities/index.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';

/** The files and photos kept with a meeting. */
export function FilesPanel({ subject }: { subject: string }) {
  return <ChildTable entity={entities.attachment} parent={{ field: 'subject', id: subject }} columns={['name', 'caption', 'phase', 'takenOn']} readOnly empty="没有附件" />;
}
