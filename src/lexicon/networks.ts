// Names of services that share bars and "follow us" lists point to: the same in every language.

export const networks: readonly string[] = [
  'facebook', 'twitter', 'x', 'pinterest', 'whatsapp', 'telegram', 'skype', 'email', 'e-mail', 'mail', 'linkedin', 'reddit', 'tumblr',
  'instagram', 'youtube', 'google', 'google+', 'vk', 'vkontakte', 'odnoklassniki', 'ok', 'viber', 'line', 'wechat', 'weibo', 'xing',
  'flipboard', 'pocket', 'mastodon', 'bluesky', 'threads', 'tiktok', 'snapchat', 'vimeo', 'flickr', 'github', 'rss', 'feed', 'print',
  'digg', 'delicious', 'stumbleupon', 'messenger', 'evernote', 'blogger', 'livejournal', 'hatena', 'naver', 'kakaotalk', 'soundcloud',
  'spotify', 'discord', 'twitch', 'medium', 'behance', 'dribbble', 'buffer', 'myspace', 'plurk', 'mix', 'copy',
];
