"""How wide the formulas of a page are, against the room they have."""

# A formula that does not fit is cut off, or gets a bar to scroll, inside its container.
TOO_WIDE = """() => [...document.querySelectorAll('.katex-display')].flatMap(formula => {
    const box = formula.closest('[data-testid="stMarkdownContainer"]');
    const room = box.closest('[data-testid="stVerticalBlock"]').getBoundingClientRect();
    const bases = [...formula.querySelectorAll('.katex-html > .base')];
    const right = Math.max(...bases.map(base => base.getBoundingClientRect().right));
    const over = right - Math.min(box.getBoundingClientRect().right, room.right);
    const text = formula.querySelector('annotation').textContent;
    return over > 1 ? [`${Math.round(over)} px: ${text}`] : [];
})"""
