// Loads the page again when the bank has changed.
let shown;
new EventSource("/_opora/changes").onmessage = ({ data }) => {
  if (shown && shown !== data) location.reload();
  shown = data;
};
