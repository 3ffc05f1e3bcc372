// Before anything is painted: light or dark as chosen, or else as the system says.
(() => {
  const chosen = localStorage.getItem('footbridge.theme');
  if (chosen === 'dark' || chosen === 'light') {
    document.documentElement.dataset.theme = chosen;
  }
})();
