import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll, vi } from 'vitest';
import { listenForCommands } from '@/lib/commands';
import { applyLocale, loadLaterTexts, startI18n } from '@/lib/i18n/i18n';
import { watchComposition } from '@/lib/ime';
import { forgetPreferences } from '@/lib/preferences';
import { queryClient } from '@/lib/query-client';
import { sessionExpiry } from '@/lib/session-expiry';
import { loadMenus } from '@/ui/menu';

// What jsdom leaves out of a browser.
class NoResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver = NoResizeObserver;
window.matchMedia ??= (query) =>
  ({
    matches: query.includes('min-width'),
    addEventListener() {},
    removeEventListener() {},
  }) as unknown as MediaQueryList;
Element.prototype.scrollTo ??= () => {};
Element.prototype.getAnimations ??= () => [];

Object.defineProperties(HTMLElement.prototype, {
  clientHeight: { get: () => 800, configurable: true },
  clientWidth: { get: () => 400, configurable: true },
});

// jsdom walks the whole page for the label of each field, and testing-library asks each field.
Object.defineProperty(HTMLLabelElement.prototype, 'control', {
  configurable: true,
  get(this: HTMLLabelElement) {
    return this.htmlFor
      ? document.getElementById(this.htmlFor)
      : this.querySelector('button, input, select, textarea, output');
  },
});
for (const field of [HTMLButtonElement, HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement, HTMLOutputElement])
  Object.defineProperty(field.prototype, 'labels', {
    configurable: true,
    get(this: HTMLElement) {
      const named = this.id ? document.querySelectorAll<HTMLLabelElement>(`label[for="${CSS.escape(this.id)}"]`) : [];
      const around = this.closest('label');
      return around && !around.htmlFor ? [around, ...named] : [...named];
    },
  });

// It draws no pictures either; what would be drawn is said.
vi.mock('@/features/sla/picture/diagram', async () => import('./said-diagram'));

// A loaded machine is slow, not wrong.
configure({ asyncUtilTimeout: 8000 });

beforeAll(async () => {
  await startI18n('en');
  await loadLaterTexts();
  await loadMenus();
  watchComposition();
  listenForCommands();
});

afterEach(async () => {
  cleanup();
  queryClient.clear();
  sessionExpiry.set(false);
  localStorage.clear();
  forgetPreferences();
  await applyLocale('en');
});
