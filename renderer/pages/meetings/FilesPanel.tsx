import { AttachmentsPanel } from '#renderer/record/AttachmentsPanel.tsx';

/** The files and photos kept with a meeting. */
export function FilesPanel({ subject }: { subject: string }) {
  return <AttachmentsPanel subject={subject} />;
}
