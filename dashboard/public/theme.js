// A chosen theme must stand before the first paint, and the content policy allows no inline script.
try {
  const theme = localStorage.getItem("playhead-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us: the system's theme it is.
}
