import { mount } from 'svelte';
import App from './App.svelte';
import { followTheme } from './session/theme.svelte';
import './styles/tokens.css';
import './styles/council.css';
import './styles/base.css';
import './styles/table.css';

followTheme();
mount(App, { target: document.body });
