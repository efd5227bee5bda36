'use strict';
(function () {
  const one = (selector) => document.querySelector(selector);
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const marks = JSON.parse(one('#marks').textContent);
  const dock = one('#dock'), status = one('#shown');
  const pieces = new Map();  // mark → its pieces of text, in order
  for (const piece of all('#text [data-m]')) {
    for (const id of piece.dataset.m.split(' ')) {
      if (!pieces.has(id)) pieces.set(id, []);
      pieces.get(id).push(piece);
    }
  }
  const stops = all('#text .m[data-m]');
  let opener = null;  // what Esc goes back to

  function reveal(element) {
    for (let d = element.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
    element.scrollIntoView({block: 'center'});
  }

  function clear() {
    for (const lit of all('.lit')) lit.classList.remove('lit');
    for (const on of all('.on')) on.classList.remove('on');
    dock.hidden = true;
  }

  function light(ids) {
    for (const id of ids) for (const piece of pieces.get(id) || []) piece.classList.add('lit');
  }

  // A line of the review: its words in the report.
  function goTo(button) {
    clear();
    opener = button;
    const card = button.closest('.ask, .rel, .silent li, .ind');
    if (card) card.classList.add('on');
    light([button.dataset.m]);
    const first = (pieces.get(button.dataset.m) || [])[0];
    if (first) reveal(first);
  }

  // A line of what the report is silent on: its row in the score.
  function goToRow(button) {
    clear();
    opener = button;
    const row = document.getElementById('i' + button.dataset.i);
    if (!row) return;
    row.open = true;
    row.classList.add('on');
    reveal(row);
  }

  function add(parent, tag, words, look) {
    const made = document.createElement(tag);
    if (words) made.textContent = words;
    if (look) made.className = look;
    parent.appendChild(made);
    return made;
  }

  function jump(words, target) {
    const button = add(dock, 'button', words, 'to');
    button.type = 'button';
    button.addEventListener('click', () => {
      reveal(target);
      target.classList.add('on');
      (target.querySelector('button, summary') || target).focus({preventScroll: true});
    });
  }

  const show = {
    f(mark) {  // a finding
      const card = one('#f' + mark.n);
      if (card) jump('第' + mark.n + '条　' + mark.w, card);
    },
    r(mark) {  // a relation
      const box = add(dock, 'div', '', 'r ' + mark.v);
      add(box, 'b', mark.w + '　' + mark.s + '：');
      add(box, 'span', mark.e);
    },
    v(mark) {  // what an indicator rests on
      const row = document.getElementById('i' + mark.i);
      if (row) jump('用于指标 ' + mark.i + ' ' + mark.w, row);
    },
  };
  function describe(mark, ids) {
    if (show[mark.k]) return show[mark.k](mark);
    const list = add(dock, 'dl', '', 'kv');
    for (const fact of mark.d) {
      add(list, 'dt', fact[0]);
      add(list, 'dd', fact[1]);
    }
  }

  const order = 'qdcprfv';
  // A mark of the text: what was read, the arithmetic, who asks after it.
  function open(piece) {
    clear();
    opener = piece;
    const ids = piece.dataset.m.split(' ')
                    .sort((a, b) => order.indexOf(marks[a].k) - order.indexOf(marks[b].k));
    const own = ids.find((id) => 'qdcp'.includes(marks[id].k)) || ids[0];
    light(ids.filter((id) => id === own || 'rf'.includes(marks[id].k)));
    dock.textContent = '';
    const close = add(dock, 'button', '关闭', 'plain close');
    close.type = 'button';
    close.addEventListener('click', leave);
    add(dock, 'h3', pieces.get(own).map((p) => p.textContent).join('').slice(0, 60));
    for (const id of ids) describe(marks[id]);
    dock.hidden = false;
  }

  function leave() {
    clear();
    if (opener) opener.focus({preventScroll: true});
    opener = null;
  }

  function step(by) {
    const shown = stops.filter((p) => !p.closest('details:not([open])'));
    if (shown.length === 0) return;
    const at = shown.indexOf(opener);
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length;
    open(shown[next]);
    reveal(shown[next]);
  }

  let shown = '', unit = '';
  function fits(element) {
    const units = (element.dataset.unit || '').split('、');
    return (!shown || element.dataset.sev === shown) && (!unit || units.includes(unit));
  }
  function filter() {
    let n = 0;
    const lines = all('#review [data-sev]');
    for (const line of lines) {
      line.hidden = !fits(line);
      n += !line.hidden;
      const muted = line.hidden;
      const go = line.querySelector('[data-m]');
      for (const piece of (go && pieces.get(go.dataset.m)) || []) piece.classList.toggle('muted', muted);
    }
    for (const row of all('.ind')) {
      row.hidden = !!unit && !(row.dataset.unit || '').split('、').includes(unit);
    }
    for (const group of all('.group')) group.hidden = all('.ind:not([hidden])', group).length === 0;
    for (const part of all('#silent, #asks details.more')) {
      const inside = all('[data-sev]', part);
      part.hidden = inside.length === 0 || inside.every((line) => line.hidden);
      if ((shown || unit) && part.tagName === 'DETAILS') part.open = true;
    }
    status.textContent = shown || unit ? '显示 ' + n + ' 条，共 ' + lines.length + ' 条' : '';
  }

  document.addEventListener('click', (event) => {
    const line = event.target.closest('button[data-m]');
    if (line) return goTo(line);
    const silent = event.target.closest('button[data-i]');
    if (silent) return goToRow(silent);
    const piece = event.target.closest('#text .m[data-m]');
    if (piece && String(window.getSelection()) === '') open(piece);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return leave();
    const piece = event.target.closest && event.target.closest('#text .m[data-m]');
    if (piece && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      open(piece);
    }
  });
  for (const chip of all('.chip')) {
    chip.addEventListener('click', () => {
      shown = chip.dataset.show;
      for (const other of all('.chip')) other.setAttribute('aria-pressed', String(other === chip));
      filter();
      one('#review').scrollTop = 0;
    });
  }
  one('#unit').addEventListener('change', (event) => {
    unit = event.target.value;
    filter();
  });
  for (const box of all('.kinds input')) {
    box.addEventListener('change', () => {
      one('#text').classList.toggle('off-' + box.dataset.kind, !box.checked);
    });
  }
  one('#previous').addEventListener('click', () => step(-1));
  one('#next').addEventListener('click', () => step(1));
  one('#print').addEventListener('click', () => window.print());

  // On paper nothing can be unfolded.
  let folded = [];
  window.addEventListener('beforeprint', () => {
    folded = all('details:not([open])').filter((d) => !d.classList.contains('chrome'));
    for (const d of folded) d.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const d of folded) d.open = false;
  });
})();
