// The strict page's own widget, made with the host's own copy of Lit: it proves that two of them live together.
// It is bundled before it is sent.
import { LitElement, css, html } from 'lit';

class FleetAvailability extends LitElement {
  static styles = css`
    :host {
      display: flex;
      gap: 32px;
      flex-wrap: wrap;
    }
    dt {
      color: var(--muted);
      font-size: 14px;
    }
    dd {
      margin: 4px 0 0;
      font-size: 20px;
      font-variant-numeric: tabular-nums;
    }
    dl {
      margin: 0;
    }
  `;

  render() {
    const facts = [
      ['Availability, 30 days', '97.4 %'],
      ['Mean time to repair', '3.1 h'],
      ['Planned work', '82 %'],
    ];
    return facts.map(
      ([name, value]) =>
        html`<dl>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </dl>`,
    );
  }
}

customElements.define('fleet-availability', FleetAvailability);
