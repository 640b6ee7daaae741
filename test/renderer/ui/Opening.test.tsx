// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useAsked } from '#renderer/state/asked.ts';
import { Opening } from '#renderer/ui/Opening.tsx';
import { show } from '#test/renderer/ui/stage.tsx';

function Answered({ question, answers }: { question: string; answers: ReadonlyMap<string, Promise<string>> }) {
  const { value, late } = useAsked(`Opening.test ${question}`, [], () => answers.get(question) ?? Promise.reject(new Error(question)), true);
  return (
    <>
      {late ? <Opening words="正在读取…" here /> : null}
      <p>{value}</p>
    </>
  );
}

describe('an answer that is awaited', () => {
  it('is told of while the one before is still shown, and only then', async () => {
    let answer: (text: string) => void = () => {};
    const answers = new Map([
      ['first', Promise.resolve('甲')],
      ['second', new Promise<string>((resolve) => (answer = resolve))],
    ]);
    const { rerender } = show(<Answered question="first" answers={answers} />);
    expect(screen.queryByText('正在读取…')).toBeNull();
    expect(await screen.findByText('甲')).toBeTruthy();
    rerender(<Answered question="second" answers={answers} />);
    expect(screen.getByRole('status').textContent).toBe('正在读取…');
    expect(screen.getByText('甲')).toBeTruthy();
    await act(async () => {
      answer('乙');
      await Promise.resolve();
    });
    expect(await screen.findByText('乙')).toBeTruthy();
    expect(screen.queryByText('正在读取…')).toBeNull();
  });
});
