/** Runs `flush` once for many calls: with the next frame, or once a second while the tab is hidden. */
export function coalesce(flush: () => void) {
  let pending = false;
  const run = () => {
    pending = false;
    flush();
  };
  return () => {
    if (pending) return;
    pending = true;
    if (document.hidden) setTimeout(run, 1000);
    else requestAnimationFrame(run);
  };
}

/** At most one call per `interval`; the last one is never lost. */
export function throttle(interval: number, call: () => void) {
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    if (timer !== undefined) return;
    const wait = Math.max(0, last + interval - Date.now());
    timer = setTimeout(() => {
      timer = undefined;
      last = Date.now();
      call();
    }, wait);
  };
}
