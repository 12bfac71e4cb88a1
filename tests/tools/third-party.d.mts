import type { Plugin } from 'vite';
export function thirdParty(): { plugin: () => Plugin; write: (folder: string) => void };
