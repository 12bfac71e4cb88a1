export interface PostParts {
  title?: string;
  date?: string;
  author?: string;
  from?: string;
  tags?: string;
  categories?: string;
  epoch?: string | null;
  body?: string;
}

/** A post as archives write it; every value stands as given, so quotation marks belong to it. */
export function makePost({
  title = '"港口恢复通航"',
  date = '2024-01-02T00:30:00.000Z',
  author = '联合早报',
  from = 'https://www.zaobao.com/realtime/china/story20240102-1460001',
  tags = '[ 联合早报 ]',
  categories = tags,
  epoch = '1704155400000',
  body = '<p>港口昨天恢复通航，第一批货轮下午离港。</p>',
}: PostParts = {}): string {
  return `---
layout: post
title: ${title}
date: ${date}
author: ${author}
from: ${from}
tags: ${tags}
comments: True
categories: ${categories}
---
${epoch === null ? '' : `<!--${epoch}-->\n[${title.replace(/^"|"$/g, '')}](${from})\n------\n\n<div>\n`}${body}
${epoch === null ? '' : '</div>\n'}`;
}
