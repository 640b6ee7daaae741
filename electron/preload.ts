import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, ServiceEvent } from '#shared/contract.ts';

// Imports types only: a sandboxed preload can load nothing but electron. The channels are those of host/ipc.ts.
const bridge: Bridge = {
  host: 'electron',
  ask: (operation, input) => ipcRenderer.invoke('ask', operation, input),
  onEvent(listener) {
    const hear = (_: unknown, event: ServiceEvent) => listener(event);
    ipcRenderer.on('event', hear);
    return () => void ipcRenderer.removeListener('event', hear);
  },
  put: (bytes, name) => ipcRenderer.invoke('put', bytes, name),
  get: (ticket) => ipcRenderer.invoke('get', ticket),
  makePdf: (route) => ipcRenderer.invoke('pdf', route),
  stopPdf: () => ipcRenderer.invoke('stopPdf'),
  openedFile: () => ipcRenderer.invoke('openedFile'),
  print: () => ipcRenderer.invoke('print'),
  remind: (text) => ipcRenderer.invoke('remind', text),
};
contextBridge.exposeInMainWorld('bridge', bridge);
