// On a narrow screen one phone is shown at a time; the tabs choose which, and count what came in behind them.

export class Tabs {
  #tabs = [...document.querySelectorAll('[role=tab]')];
  #phones; #onChange;

  constructor(phones, onChange) {
    this.#phones = phones;
    this.#onChange = onChange;
    for (const tab of this.#tabs) {
      tab.addEventListener('click', () => this.#choose(tab));
      tab.addEventListener('keydown', event => {
        if (!['ArrowLeft', 'ArrowRight'].includes(event.key)) return;
        const other = this.#tabs.find(t => t !== tab);
        this.#choose(other);
        other.focus();
      });
    }
    this.#choose(this.#tabs[0]);
  }

  /** A message came to a phone that is behind its tab. */
  count(phone) {
    const badge = this.#badge(phone.section.id);
    badge.hidden = false;
    badge.textContent = String(Number(badge.textContent || 0) + 1);
  }

  #choose(tab) {
    for (const each of this.#tabs) {
      const chosen = each === tab;
      each.setAttribute('aria-selected', String(chosen));
      each.tabIndex = chosen ? 0 : -1;
      document.getElementById(each.getAttribute('aria-controls')).classList.toggle('chosen', chosen);
    }
    const badge = this.#badge(tab.getAttribute('aria-controls'));
    badge.hidden = true;
    badge.textContent = '';
    this.#onChange();
  }

  #badge(id) { return this.#tabs.find(tab => tab.getAttribute('aria-controls') === id).querySelector('.unread'); }
}
