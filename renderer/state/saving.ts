import { create } from 'zustand';

/** What became of the last change, for the line at the foot of the window. */
export const useSaving = create<{ saved: 'saved' | 'saving' | 'failed' }>(() => ({ saved: 'saved' }));

export async function whileSaving<T>(work: Promise<T>): Promise<T> {
  useSaving.setState({ saved: 'saving' });
  try {
    const value = await work;
    useSaving.setState({ saved: 'saved' });
    return value;
  } catch (error) {
    useSaving.setState({ saved: 'failed' });
    throw error;
  }
}
