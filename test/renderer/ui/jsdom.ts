import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// These tests ask a real service: on a busy machine its answer may take far longer than the library's one second.
configure({ asyncUtilTimeout: 30_000 });

// What antd asks of a browser and jsdom does not have.
window.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    onchange: null,
    addListener() {},
    removeListener() {},
    addEventListener() {},
    removeEventListener() {},
    dispatchEvent: () => false,
  }) satisfies MediaQueryList;

globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

// jsdom has no pointers that could be captured; where a press goes is seen in the real window (test/e2e/press.test.ts).
Element.prototype.setPointerCapture ??= () => {};
Element.prototype.hasPointerCapture ??= () => false;
Element.prototype.releasePointerCapture ??= () => {};

// jsdom knows no pseudo-elements and says so loudly each time antd measures a scroll bar.
const measured = window.getComputedStyle.bind(window);
window.getComputedStyle = (element) => measured(element);

globalThis.CSS ??= { escape: (text: string) => text.replace(/["\\]/g, '\\$&') } as typeof CSS; // only escape() is used

afterEach(cleanup);
