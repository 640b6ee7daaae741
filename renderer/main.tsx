import { createRoot } from 'react-dom/client';
import '#renderer/app.css';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
createRoot(place).render(<p>基层协商工作台</p>);
