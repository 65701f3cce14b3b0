// What the themes and hosts in common use write around a record, in the languages of the lexicon.

import { expect, test } from 'vitest';
import { findCounter } from '../../src/text/counters.ts';
import { gluedToMore, isMoreLink, type Labelled, leadingLabel, readLabels } from '../../src/text/labels.ts';
import { mentions } from '../../src/text/shape.ts';

/** By language: lines that name the author, the category, the tag; counters and invitations; links to the rest. */
type Lines = readonly [
  authors: readonly string[],
  categories: readonly string[],
  tags: readonly string[],
  comments: readonly string[],
  more: readonly string[],
];

const LINES: Readonly<Record<string, Lines>> = {
  de: [
    [
      'Veröffentlicht am 5. Januar 2013 von Anna Holm',
      'Geschrieben von Anna Holm am 5. Januar 2013',
      'Eingestellt von Anna Holm um 10:30',
    ],
    [
      'Veröffentlicht unter Hafen',
      'Dieser Beitrag wurde unter Hafen veröffentlicht',
      'Abgelegt unter Hafen',
      'Kategorien: Hafen',
      'Kategorie: Hafen',
    ],
    ['Verschlagwortet mit Netz', 'Schlagwörter: Netz', 'Schlagworte: Netz', 'Getaggt mit Netz', 'Tags: Netz'],
    [
      'Kommentar hinterlassen',
      'Schreibe einen Kommentar',
      '3 Kommentare',
      'Keine Kommentare',
      'Hinterlasse eine Antwort',
      '1 Kommentar',
      'Kommentieren',
    ],
    ['Weiterlesen', 'Weiterlesen →', 'mehr lesen', 'Mehr', 'Weiter lesen', 'Den ganzen Artikel lesen'],
  ],
  fr: [
    [
      'Publié le 5 janvier 2013 par Anna Holm',
      'Par Anna Holm',
      'Écrit par Anna Holm',
      'Posté par Anna Holm le 5 janvier 2013',
    ],
    ['Publié dans Hafen', 'Classé dans Hafen', 'Catégorie : Hafen', 'Catégories : Hafen', 'Posté dans Hafen'],
    [
      'Mots-clefs : Netz',
      'Marqué avec Netz',
      'Étiquettes : Netz',
      'Mots-clés : Netz',
      'Tagué Netz',
      'Tags : Netz',
    ],
    [
      'Laisser un commentaire',
      'Laisser une réponse',
      '3 commentaires',
      'Aucun commentaire',
      'Pas de commentaire',
      '1 commentaire',
      '3 réponses',
      'Commenter',
      'Poster un commentaire',
      'Ajouter un commentaire',
    ],
    ['Lire la suite', 'Continuer la lecture', 'Lire la suite →', 'En savoir plus', 'Suite', 'Lire plus'],
  ],
  es: [
    ['Publicado el 5 de enero de 2013 por Anna Holm', 'Por Anna Holm', 'Escrito por Anna Holm'],
    [
      'Publicado en Hafen',
      'Archivado en Hafen',
      'Categoría: Hafen',
      'Categorías: Hafen',
      'Posteado en Hafen',
    ],
    ['Etiquetado Netz', 'Etiquetado con Netz', 'Etiquetas: Netz', 'Tags: Netz'],
    [
      'Deja un comentario',
      'Deja una respuesta',
      '3 comentarios',
      'Sin comentarios',
      'No hay comentarios',
      '1 comentario',
      'Dejar un comentario',
      'Comentar',
    ],
    ['Sigue leyendo', 'Leer más', 'Continuar leyendo', 'Leer más »', 'Seguir leyendo'],
  ],
  it: [
    [
      'Pubblicato il 5 gennaio 2013 da Anna Holm',
      'Di Anna Holm',
      'Scritto da Anna Holm',
      'Pubblicato da Anna Holm alle 10:30',
    ],
    ['Pubblicato in Hafen', 'Categoria: Hafen', 'Categorie: Hafen', 'Archiviato in Hafen'],
    ['Contrassegnato Netz', 'Taggato Netz', 'Tag: Netz', 'Etichette: Netz', 'Contrassegnato da tag Netz'],
    ['Lascia un commento', '3 commenti', 'Nessun commento', '1 commento', 'Commenta'],
    ['Continua a leggere', 'Leggi tutto', 'Continua', 'Leggi di più', 'Leggi il resto'],
  ],
  pt: [
    [
      'Publicado em 5 de janeiro de 2013 por Anna Holm',
      'Por Anna Holm',
      'Postado por Anna Holm às 10:30',
      'Escrito por Anna Holm',
    ],
    ['Publicado em Hafen', 'Categoria: Hafen', 'Categorias: Hafen', 'Arquivado em Hafen', 'Postado em Hafen'],
    [
      'Marcado com Netz',
      'Com a tag Netz',
      'Tags: Netz',
      'Etiquetas: Netz',
      'Marcadores: Netz',
      'Marcado Netz',
    ],
    [
      'Deixe um comentário',
      'Deixe uma resposta',
      '3 comentários',
      'Nenhum comentário',
      'Sem comentários',
      '1 comentário',
      'Comentar',
    ],
    ['Continue lendo', 'Leia mais', 'Continuar lendo', 'Ler mais', 'Continuar a ler', 'Continue a ler'],
  ],
  nl: [
    ['Geplaatst op 5 januari 2013 door Anna Holm', 'Door Anna Holm', 'Gepost door Anna Holm op 10:30'],
    ['Geplaatst in Hafen', 'Categorie: Hafen', 'Categorieën: Hafen', 'Gepubliceerd in Hafen'],
    ['Getagd Netz', 'Getagged met Netz', 'Tags: Netz', 'Trefwoorden: Netz', 'Getagd met Netz'],
    [
      'Laat een reactie achter',
      'Plaats een reactie',
      '3 reacties',
      'Geen reacties',
      '1 reactie',
      'Reageer',
      'Geef een reactie',
    ],
    ['Lees verder', 'Lees meer', 'Verder lezen', 'Lees verder →'],
  ],
  sv: [
    ['Publicerat den 5 januari 2013 av Anna Holm', 'Av Anna Holm', 'Skrivet av Anna Holm'],
    ['Publicerat i Hafen', 'Kategori: Hafen', 'Kategorier: Hafen', 'Publicerad i Hafen'],
    ['Märkt Netz', 'Etiketter: Netz', 'Taggar: Netz', 'Märkt med Netz'],
    [
      'Lämna en kommentar',
      '3 kommentarer',
      'Inga kommentarer',
      '1 kommentar',
      'Kommentera',
      'Lämna ett svar',
    ],
    ['Fortsätt läsa', 'Läs mer', 'Läs vidare', 'Läs hela'],
  ],
  da: [
    ['Udgivet den 5. januar 2013 af Anna Holm', 'Af Anna Holm', 'Skrevet af Anna Holm'],
    ['Udgivet i Hafen', 'Kategori: Hafen', 'Kategorier: Hafen', 'Skrevet i Hafen'],
    ['Tagget Netz', 'Tags: Netz', 'Tagget med Netz'],
    [
      'Skriv en kommentar',
      '3 kommentarer',
      'Ingen kommentarer',
      '1 kommentar',
      'Skriv kommentar',
      'Efterlad en kommentar',
    ],
    ['Læs resten', 'Læs mere', 'Fortsæt læsning'],
  ],
  nb: [
    ['Publisert 5. januar 2013 av Anna Holm', 'Av Anna Holm', 'Skrevet av Anna Holm'],
    ['Publisert i Hafen', 'Kategori: Hafen', 'Kategorier: Hafen'],
    ['Merket Netz', 'Stikkord: Netz', 'Merket med Netz', 'Tagget Netz'],
    [
      'Legg igjen en kommentar',
      '3 kommentarer',
      'Ingen kommentarer',
      '1 kommentar',
      'Legg igjen et svar',
      'Kommenter',
    ],
    ['Fortsett å lese', 'Les mer', 'Les videre', 'Fortsett lesingen'],
  ],
  fi: [
    [
      'Julkaistu 5. tammikuuta 2013, kirjoittanut Anna Holm',
      'Kirjoittanut Anna Holm',
      'Kirjoittaja: Anna Holm',
    ],
    ['Kategoriat: Hafen', 'Kategoria: Hafen', 'Aihe: Hafen', 'Julkaistu kategoriassa Hafen'],
    ['Avainsanat: Netz', 'Tunnisteet: Netz', 'Asiasanat: Netz'],
    ['Jätä kommentti', 'Kommentoi', '3 kommenttia', 'Ei kommentteja', '1 kommentti', 'Lisää kommentti'],
    ['Jatka lukemista', 'Lue lisää', 'Lue loppuun'],
  ],
  pl: [
    [
      'Opublikowano 5 stycznia 2013 przez Anna Holm',
      'Autor: Anna Holm',
      'Napisał Anna Holm',
      'Dodane przez Anna Holm',
    ],
    [
      'Zaszufladkowano do kategorii Hafen',
      'Kategoria: Hafen',
      'Kategorie: Hafen',
      'Opublikowano w Hafen',
      'Opublikowany w Hafen',
    ],
    ['Otagowano Netz', 'Tagi: Netz', 'Etykiety: Netz', 'Tagged Netz'],
    [
      'Dodaj komentarz',
      '3 komentarze',
      'Brak komentarzy',
      '1 komentarz',
      '5 komentarzy',
      'Skomentuj',
      'Zostaw komentarz',
    ],
    ['Czytaj dalej', 'Czytaj więcej', 'Więcej', 'Czytaj całość'],
  ],
  cs: [
    [
      'Publikováno 5. ledna 2013, autor: Anna Holm',
      'Autor: Anna Holm',
      'Napsal Anna Holm',
      'Vložil Anna Holm',
    ],
    ['Rubriky: Hafen', 'Rubrika: Hafen', 'Kategorie: Hafen', 'Publikováno v Hafen'],
    ['Štítky: Netz', 'Štítek: Netz', 'Tagy: Netz'],
    [
      'Napsat komentář',
      'Přidat komentář',
      '3 komentáře',
      'Žádné komentáře',
      '1 komentář',
      '5 komentářů',
      'Komentáře: 3',
      'Komentáře (3)',
    ],
    ['Pokračovat ve čtení', 'Číst dále', 'Celý článek', 'Číst více', 'Více'],
  ],
  sk: [
    ['Uverejnené 5. januára 2013, autor: Anna Holm', 'Autor: Anna Holm', 'Napísal Anna Holm'],
    ['Kategórie: Hafen', 'Kategória: Hafen', 'Zverejnené v Hafen'],
    ['Značky: Netz', 'Štítky: Netz', 'Tagy: Netz', 'Označené Netz'],
    ['Pridaj komentár', '3 komentáre', 'Žiadne komentáre', '1 komentár', '5 komentárov', 'Zanechať komentár'],
    ['Čítať ďalej', 'Čítať viac', 'Celý článok', 'Pokračovať v čítaní'],
  ],
  hu: [
    ['Közzétéve: 2013. január 5., szerző: Anna Holm', 'Szerző: Anna Holm', 'Írta: Anna Holm'],
    ['Kategória: Hafen', 'Kategóriák: Hafen', 'Közzétéve itt: Hafen'],
    ['Címke: Netz', 'Címkék: Netz', 'Címkézve: Netz'],
    [
      'Hozzászólás',
      '3 hozzászólás',
      'Nincs hozzászólás',
      'Szólj hozzá!',
      'Szólj hozzá',
      '3 komment',
      'Nincsenek hozzászólások',
      'Hozzászólások (3)',
    ],
    ['Tovább', 'Tovább olvasom', 'Folytatás', 'Olvass tovább', 'Bővebben'],
  ],
  ro: [
    ['Publicat pe 5 ianuarie 2013 de Anna Holm', 'De Anna Holm', 'Scris de Anna Holm', 'Postat de Anna Holm'],
    ['Publicat în Hafen', 'Categorie: Hafen', 'Categorii: Hafen', 'Postat în Hafen'],
    ['Etichetat Netz', 'Etichete: Netz', 'Etichetat cu Netz'],
    ['Lasă un comentariu', 'Lasă un răspuns', '3 comentarii', 'Niciun comentariu', '1 comentariu'],
    ['Continuă să citești', 'Citește mai mult', 'Citeste mai mult', 'Citește mai departe', 'Mai mult'],
  ],
  tr: [
    ['Yazan: Anna Holm', 'Yazar: Anna Holm', 'Gönderen Anna Holm', 'Yazan Anna Holm'],
    ['Kategori: Hafen', 'Kategoriler: Hafen'],
    ['Etiketler: Netz', 'Etiket: Netz'],
    ['Yorum yapın', 'Yorum bırak', '3 yorum', 'Yorum yok', '1 yorum', 'Yorum Yap', 'Yorum ekle'],
    ['Okumaya devam et', 'Devamını oku', 'Devamı', 'Devamı için tıklayın'],
  ],
  ru: [
    [
      'Опубликовано 05.01.2013 автором Anna Holm',
      'Автор: Anna Holm',
      'Автор Anna Holm',
      'Опубликовал Anna Holm',
    ],
    [
      'Рубрика: Hafen',
      'Рубрики: Hafen',
      'Категория: Hafen',
      'Опубликовано в Hafen',
      'Опубликовано в рубрике Hafen',
      'Категории: Hafen',
      'Раздел: Hafen',
    ],
    ['Метки: Netz', 'Теги: Netz', 'Ярлыки: Netz', 'Тэги: Netz', 'Метка: Netz'],
    [
      'Добавить комментарий',
      'Оставить комментарий',
      '3 комментария',
      'Нет комментариев',
      '1 комментарий',
      '5 комментариев',
      'Комментариев нет',
      'Комментарии (3)',
      'Комментировать',
      'Комментариев: 3',
    ],
    ['Читать далее', 'Читать дальше', 'Подробнее', 'Далее', 'Читать полностью', 'Читать дальше →'],
  ],
  uk: [
    ['Опубліковано 05.01.2013 автором Anna Holm', 'Автор: Anna Holm'],
    ['Рубрика: Hafen', 'Категорія: Hafen', 'Категорії: Hafen', 'Опубліковано в Hafen'],
    ['Позначки: Netz', 'Теги: Netz', 'Мітки: Netz', 'Ярлики: Netz'],
    [
      'Залишити коментар',
      '3 коментарі',
      'Немає коментарів',
      '1 коментар',
      '5 коментарів',
      'Прокоментувати',
      'Додати коментар',
    ],
    ['Читати далі', 'Детальніше', 'Читати більше'],
  ],
  bg: [
    ['Публикувано на 5 януари 2013 от Anna Holm', 'От Anna Holm', 'Автор: Anna Holm'],
    ['Публикувано в Hafen', 'Категория: Hafen', 'Категории: Hafen'],
    ['Етикети: Netz', 'Тагове: Netz', 'Етикет: Netz'],
    [
      'Оставете коментар',
      '3 коментара',
      'Няма коментари',
      '1 коментар',
      'Вашият коментар',
      'Коментирай',
      'Добави коментар',
    ],
    ['Прочети още', 'Прочетете повече', 'Продължете с четенето', 'Виж още', 'Още'],
  ],
  el: [
    [
      'Δημοσιεύτηκε στις 5 Ιανουαρίου 2013 από Anna Holm',
      'Από Anna Holm',
      'Αναρτήθηκε από Anna Holm',
      'Συντάκτης: Anna Holm',
    ],
    ['Δημοσιεύτηκε στην Hafen', 'Κατηγορία: Hafen', 'Κατηγορίες: Hafen', 'Κατηγορία Hafen'],
    ['Ετικέτες: Netz', 'Ετικέτα: Netz', 'Tags: Netz'],
    [
      'Σχολιάστε',
      'Αφήστε ένα σχόλιο',
      '3 σχόλια',
      'Δεν υπάρχουν σχόλια',
      '1 σχόλιο',
      'Κανένα σχόλιο',
      'Γράψτε ένα σχόλιο',
    ],
    ['Συνεχίστε την ανάγνωση', 'Διαβάστε περισσότερα', 'Περισσότερα', 'Διαβάστε τη συνέχεια', 'Συνέχεια'],
  ],
  ja: [
    ['投稿日: 2013年1月5日 投稿者: 安藤', '投稿者: 安藤', '作成者: 安藤', '著者: 安藤'],
    ['カテゴリー: 港', 'カテゴリ: 港', 'カテゴリー：港'],
    ['タグ: 網', 'タグ：網'],
    [
      'コメントをどうぞ',
      'コメントを残す',
      '3件のコメント',
      'コメント (3)',
      'コメントする',
      'コメントはまだありません',
      'コメント(3)',
    ],
    ['続きを読む', '続きを読む →', 'もっと読む', '詳細', '全文を読む'],
  ],
  zh: [
    ['发表于 2013年1月5日 由 安藤', '作者: 安藤', '作者：安藤'],
    ['发表在 港口', '分类: 港口', '分类：港口', '分類: 港口', '發表於 港口', '張貼在 港口'],
    ['标签: 网', '标签：网', '標籤: 網', '標籤：網', '标签为 网'],
    [
      '发表评论',
      '留下评论',
      '3条评论',
      '3 条评论',
      '没有评论',
      '暂无评论',
      '發表迴響',
      '留言',
      '评论(3)',
      '3 則留言',
      '發表留言',
      '沒有留言',
    ],
    ['继续阅读', '阅读全文', '阅读更多', '繼續閱讀', '閱讀全文', '更多'],
  ],
  ko: [
    ['글쓴이: 안도', '작성자: 안도'],
    ['카테고리: 항구', '분류: 항구'],
    ['태그: 그물'],
    ['댓글 남기기', '댓글 3개', '댓글 없음', '댓글 3', '3개의 댓글'],
    ['더 보기', '계속 읽기', '더 읽기', '전체 보기'],
  ],
  ar: [
    ['بواسطة أنا هولم', 'كتب بواسطة أنا هولم', 'الكاتب: أنا هولم'],
    ['نشر في ميناء', 'التصنيف: ميناء', 'التصنيفات: ميناء'],
    ['الوسوم: شبكة', 'وسوم: شبكة', 'الكلمات الدلالية: شبكة'],
    [
      'أضف تعليقا',
      'اترك تعليقا',
      '3 تعليقات',
      'لا تعليقات',
      'لا توجد تعليقات',
      'أضف تعليق',
      'اترك تعليق',
      'تعليق واحد',
    ],
    ['اقرأ المزيد', 'المزيد', 'متابعة القراءة', 'أكمل القراءة', 'إقرأ المزيد'],
  ],
  fa: [
    ['توسط آنا هولم', 'نویسنده: آنا هولم', 'نوشته شده توسط آنا هولم'],
    ['دسته: بندر', 'دسته‌ها: بندر', 'دسته‌بندی: بندر', 'دسته بندی: بندر', 'موضوع: بندر'],
    ['برچسب‌ها: تور', 'برچسب: تور', 'برچسب ها: تور', 'کلمات کلیدی: تور'],
    [
      'دیدگاهی بنویسید',
      'ارسال دیدگاه',
      '3 دیدگاه',
      '۳ دیدگاه',
      'بدون دیدگاه',
      '۳ نظر',
      'نظر بدهید',
      'بدون نظر',
    ],
    ['ادامه مطلب', 'ادامه خواندن', 'بیشتر بخوانید', 'ادامه نوشته', 'ادامه'],
  ],
  he: [
    ['מאת אנה הולם', 'נכתב על ידי אנה הולם', 'פורסם על ידי אנה הולם'],
    ['פורסם בקטגוריה נמל', 'קטגוריה: נמל', 'קטגוריות: נמל'],
    ['תגיות: רשת', 'תגים: רשת', 'עם התגים רשת'],
    ['כתיבת תגובה', '3 תגובות', 'אין תגובות', 'תגובה אחת', 'השארת תגובה', 'השאר תגובה', 'הוסף תגובה'],
    ['קרא עוד', 'המשך קריאה', 'להמשך קריאה', 'קראו עוד', 'המשיכו לקרוא'],
  ],
  id: [
    [
      'Diposting pada 5 Januari 2013 oleh Anna Holm',
      'Oleh Anna Holm',
      'Ditulis oleh Anna Holm',
      'Diposting oleh Anna Holm di 10:30',
    ],
    ['Ditulis dalam Hafen', 'Kategori: Hafen', 'Dipos di Hafen', 'Diposting di Hafen'],
    ['Tag: Netz', 'Di-tag Netz', 'Label: Netz', 'Ditandai Netz'],
    [
      'Tinggalkan Balasan',
      'Tinggalkan komentar',
      '3 komentar',
      'Tidak ada komentar',
      '1 komentar',
      '3 tanggapan',
      'Beri komentar',
    ],
    ['Lanjutkan membaca', 'Baca selengkapnya', 'Selengkapnya', 'Baca lebih lanjut'],
  ],
  vi: [
    ['Bởi Anna Holm', 'Tác giả: Anna Holm', 'Được đăng bởi Anna Holm'],
    ['Chuyên mục: Hafen', 'Danh mục: Hafen', 'Đăng trong Hafen'],
    ['Thẻ: Netz', 'Từ khóa: Netz', 'Nhãn: Netz'],
    [
      'Để lại bình luận',
      '3 bình luận',
      'Không có bình luận',
      'Để lại phản hồi',
      '3 phản hồi',
      'Viết bình luận',
    ],
    ['Đọc tiếp', 'Xem thêm', 'Đọc thêm', 'Chi tiết'],
  ],
  en: [
    [
      'Posted on January 5, 2013 by Anna Holm',
      'By Anna Holm',
      'Written by Anna Holm',
      'Author: Anna Holm',
      'Submitted by Anna Holm on 5 January 2013',
      'posted by Anna Holm @ 10:30',
    ],
    [
      'Posted in Hafen',
      'Filed under Hafen',
      'Filed under: Hafen',
      'Category: Hafen',
      'Categories: Hafen',
      'Posted under Hafen',
      'Topic: Hafen',
      'Filed in Hafen',
      'Section: Hafen',
    ],
    [
      'Tagged Netz',
      'Tagged with Netz',
      'Tags: Netz',
      'Tag: Netz',
      'Labels: Netz',
      'Tagged as Netz',
      'Keywords: Netz',
      'Tagged under: Netz',
    ],
    [
      'Leave a comment',
      'Leave a reply',
      '3 Comments',
      'No comments',
      '1 Comment',
      'Comments (3)',
      '0 Comments',
      'Add a comment',
      'Post a comment',
      'No responses',
      '3 Responses',
      'Comment',
      '3 Replies',
      'No Comments Yet',
      'Be the first to comment',
      'Add new comment',
      '3 Comments »',
    ],
    [
      'Read more',
      'Continue reading',
      'Continue reading →',
      'More',
      'Read more »',
      'Read the rest of this entry »',
      'Full story',
      'Read full article',
      'Keep reading',
      'Learn more',
      'View post',
      'Read on',
      '[More]',
      'More...',
      '(more...)',
      'Read the full post',
      'Read More...',
    ],
  ],
};

const AUTHOR = /Anna Holm|安藤|안도|أنا هولم|آنا هولم|אנה הולם/;
const CATEGORY = /Hafen|港口|港|항구|ميناء|بندر|נמל/;
const TAG = /Netz|网|網|그물|شبكة|تور|רשת/;

function labelsOf(text: string): Labelled {
  const { dates, counter } = mentions(text);
  return readLabels(text, [...dates.map(({ range }) => range), ...(counter === null ? [] : [counter.range])]);
}

test.each(Object.entries(LINES))('the labels of %s', (_, [authors, categories, tags, comments, more]) => {
  for (const text of authors) expect(labelsOf(text).author, text).toBe(AUTHOR.exec(text)![0]);
  for (const text of categories) expect(labelsOf(text).categories, text).toEqual([CATEGORY.exec(text)![0]]);
  for (const text of tags) expect(labelsOf(text).tags, text).toEqual([TAG.exec(text)![0]]);
  for (const text of comments) expect(findCounter(text), text).not.toBeNull();
  for (const text of more) expect(isMoreLink(text), text).toBe(true);
});

test.each([
  ['by Maria de la Cruz', 'Maria de la Cruz'],
  ['by Ann van der Berg at 10:30', 'Ann van der Berg'],
  ['by Ola at the pier', 'Ola at the pier'],
])('%s: a name ends before the time of day only', (text, author) => {
  expect(labelsOf(text).author).toBe(author);
});

// What the themes that WordPress comes with say below a record, with its date taken out.
test.each([
  ['This entry was posted in Hafen and tagged Netz, See on May 5, 2012 by Anna Holm.'],
  ['This entry was posted in Hafen and tagged Netz, See by Anna Holm. Bookmark the permalink.'],
  ['Dieser Beitrag wurde von Anna Holm unter Hafen abgelegt und mit Netz, See verschlagwortet.'],
  ['Ce contenu a été publié dans Hafen par Anna Holm, et marqué avec Netz, See.'],
  ['Esta entrada se publicó en Hafen y está etiquetada con Netz, See por Anna Holm.'],
  ['Questa voce è stata pubblicata in Hafen e contrassegnata con Netz, See da Anna Holm.'],
  ['Dit bericht is geplaatst in Hafen met de tags Netz, See door Anna Holm.'],
  ['Esta entrada foi publicada em Hafen e marcada com a tag Netz, See por Anna Holm.'],
  ['Ten wpis został opublikowany w kategorii Hafen i oznaczony tagami Netz, See przez Anna Holm.'],
  ['Запись опубликована автором Anna Holm в рубрике Hafen с метками Netz, See.'],
])('%s', (text) => {
  const { author, categories, tags } = labelsOf(text);
  expect({ author, categories, tags }).toEqual({
    author: 'Anna Holm',
    categories: ['Hafen'],
    tags: ['Netz', 'See'],
  });
});

test.each([
  ['by Ben Miller Jr.', 'Ben Miller Jr.'],
  ['by Ann K.', 'Ann K.'],
  ['by Ann Keeper (ann)', 'Ann Keeper (ann)'],
  ['(by Ann Keeper)', 'Ann Keeper'],
])('%s: what closes a name stays', (text, author) => {
  expect(labelsOf(text).author).toBe(author);
});

test('a word that is a label elsewhere is the value of the label before it', () => {
  expect(labelsOf('Posted in Data').categories).toEqual(['Data']);
  expect(labelsOf('Leave a comment on A hut in the hills').categories).toEqual([]);
});

test('"in News" is a category behind a date or where it goes on from a delimiter, and nowhere else', () => {
  expect(readLabels('May 5 in News', [[0, 5]]).categories).toEqual(['News']);
  expect(readLabels('in News', [], true).categories).toEqual(['News']);
  expect(readLabels('in News', []).categories).toEqual([]);
});

test('the name of a network holds no label', () => {
  expect(labelsOf('Facebook Twitter LinkedIn Email Print').categories).toEqual([]);
});

test('a value is glued to its label', () => {
  expect(readLabels('CategoriesHarbour', []).categories).toEqual(['Harbour']);
  expect(readLabels('TagsNets, Ropes', []).tags).toEqual(['Nets', 'Ropes']);
  expect(leadingLabel('Tagsover the mole')).toBeNull();
  expect(leadingLabel('In TagsNets')).toBeNull();
});

test('a title is glued to a link to the rest of its article', () => {
  expect(gluedToMore('Read morePilots vote on a shorter watch')).toBe('Pilots vote on a shorter watch');
  expect(gluedToMore('Leer más2014 en el puerto')).toBe('2014 en el puerto');
  expect(gluedToMore('Read more about the pilots')).toBeNull();
  expect(gluedToMore('Read more')).toBeNull();
  // One word may be the beginning of another.
  expect(gluedToMore('Moreover, the pilots vote')).toBeNull();
});
