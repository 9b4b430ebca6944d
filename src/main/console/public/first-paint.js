// Runs before the first paint, as a file of its own because the page's policy allows no inline script.
(() => {
  try {
    const theme = localStorage.getItem('tributary.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    const locale = localStorage.getItem('tributary.locale') || (/^zh/i.test(navigator.language) ? 'zh-CN' : 'en');
    document.documentElement.lang = locale;
  } catch {
    // Storage may be forbidden; the defaults are right then.
  }
})();
