package io.tributary.channel;

import java.util.Set;

/** Domains where everybody has a mailbox: blocking one would shut out half of the customers for the sake of one. */
public final class FreemailDomains {

    private static final Set<String> ALL = Set.of("gmail.com", "googlemail.com", "outlook.com", "outlook.cn", "hotmail.com", "hotmail.co.uk",
            "live.com", "live.cn", "msn.com", "yahoo.com", "yahoo.co.uk", "yahoo.co.jp", "yahoo.com.cn", "ymail.com", "aol.com", "icloud.com",
            "me.com", "mac.com", "gmx.com", "gmx.de", "gmx.net", "web.de", "t-online.de", "mail.com", "mail.ru", "yandex.ru", "yandex.com",
            "proton.me", "protonmail.com", "zoho.com", "fastmail.com", "tutanota.com", "orange.fr", "free.fr", "laposte.net", "libero.it",
            "comcast.net", "verizon.net", "naver.com", "daum.net", "qq.com", "vip.qq.com", "foxmail.com", "163.com", "vip.163.com", "126.com",
            "vip.126.com", "yeah.net", "188.com", "sina.com", "sina.cn", "vip.sina.com", "sohu.com", "tom.com", "21cn.com", "139.com", "189.cn",
            "wo.cn", "aliyun.com", "263.net", "hotmail.fr", "hotmail.de", "yahoo.fr", "yahoo.de", "live.co.uk");

    private FreemailDomains() {}

    public static boolean contains(String domain) {
        return ALL.contains(domain);
    }
}
