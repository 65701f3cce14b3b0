// Words of a reading time ("5 min read"), in all languages together: such a piece is neither author nor category.

export const readingTime: readonly string[] = [
  'min', 'mins', 'second', 'seconds', 'ثوان', 'ثانية', 'секунд', 'minute', 'minutes', 'minuten', 'minut', 'minuty', 'minuta', 'minuto', 'minutos', 'minuti', 'minuut', 'minuter', 'minutter',
  'minuttia', 'minuutti', 'perc', 'dakika', 'dk', 'phút', 'menit', 'минута', 'минуты', 'минут', 'мин', 'минути', 'хвилина', 'хвилини', 'хвилин',
  'хв', 'λεπτά', 'λεπτό', 'λεπτα', 'دقيقة', 'دقائق', 'دقيقتان', 'دقایق', 'دقیقه', 'דקות', 'דקה', 'मिनट', 'মিনিট', 'นาที', '分钟', '分鐘', '分', '분',
  'words', 'wörter', 'mots', 'palabras', 'слов', '字', 'views', 'view', 'reads', 'aufrufe', 'vues', 'visitas', 'просмотров', '人阅读', '阅读', '閱讀', '次阅读', '次浏览', '浏览',
];
