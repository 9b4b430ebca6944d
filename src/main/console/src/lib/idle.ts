/** Does it once the page has nothing else to do. */
export function whenIdle(task: () => void) {
  if (window.requestIdleCallback) window.requestIdleCallback(task);
  else window.setTimeout(task, 200);
}
