// Links that scripts make lead to folders, as on a server. In a folder on a disk they have to name
// the page itself. Links that the pages brought were rewritten when the copy was made.

function mend(link) {
  if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
}

function mendIn(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  if (node.matches("a[href]")) mend(node);
  node.querySelectorAll("a[href]").forEach(mend);
}

new MutationObserver((changes) => {
  for (const { addedNodes, target, type } of changes) {
    if (type === "attributes") mendIn(target);
    else addedNodes.forEach(mendIn);
  }
}).observe(document.documentElement, { attributeFilter: ["href"], childList: true, subtree: true });
mendIn(document.documentElement);
