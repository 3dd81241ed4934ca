// In the browser: takes over what the server rendered.
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { Integrations } from './integrations.tsx';

const place = document.querySelector('#app');
if (place)
  hydrateRoot(
    place,
    <StrictMode>
      <Integrations />
    </StrictMode>,
  );
