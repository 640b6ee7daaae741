import type { ComponentProps } from 'react';

interface FileInputProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'value'> {
  /** What was chosen, at least one. */
  onFiles(files: [File, ...File[]]): void;
}

/** The browser's own chooser of files. The same file can be chosen again at once. */
export function FileInput({ onFiles, ...rest }: FileInputProps) {
  return (
    <input
      {...rest}
      type="file"
      onChange={(event) => {
        const [first, ...others] = event.target.files ?? [];
        if (first) onFiles([first, ...others]);
        event.target.value = '';
      }}
    />
  );
}
