package id.antrean.core;

import com.google.common.net.InternetDomainName;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the large providers of e-mail read an address, and what their houses are, as commonly known
 * in 2026 and not checked against each provider. Unknown spellings gain little: what is booked by
 * mail alone is counted by network too.
 */
final class Mailboxes {
  /** Other names of one house: a mailbox there has all of them. */
  private static final Map<String, Set<String>> NAMES =
      Map.of(
          "gmail.com", words("googlemail.com"),
          "proton.me", words("protonmail.com protonmail.ch pm.me"),
          "icloud.com", words("me.com mac.com"),
          "yandex.com",
              words(
                  """
                  ya.ru narod.ru yandex.ru yandex.net yandex.by yandex.kz yandex.ua yandex.uz
                  yandex.tj yandex.tm yandex.md yandex.kg yandex.az yandex.lt yandex.lv yandex.ee
                  yandex.fr yandex.eu yandex.pl yandex.com.tr yandex.com.ge yandex.com.am
                  yandex.com.ua yandex.co.il
                  """));

  private static final Map<String, String> HOUSE =
      NAMES.entrySet().stream()
          .flatMap(house -> house.getValue().stream().map(name -> Map.entry(name, house.getKey())))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  /** What they do not tell apart in the name before the at. */
  private static final Map<String, String> IGNORED =
      Map.of("gmail.com", "[.]", "proton.me", "[._-]", "yandex.com", "[.-]");

  /**
   * A mailbox has hundreds of names that begin with one of it and a hyphen: at Yahoo, at AOL, and
   * at the telephone companies whose mail those keep.
   */
  private static final Set<String> CUT_AT_A_HYPHEN =
      words(
          """
          yahoo.com yahoo.co.id yahoo.co.uk yahoo.co.in yahoo.in yahoo.co.jp yahoo.com.sg yahoo.com.my
          yahoo.com.au yahoo.com.hk yahoo.com.tw yahoo.com.ph yahoo.com.vn yahoo.co.th yahoo.co.kr
          yahoo.co.nz yahoo.co.za yahoo.com.br yahoo.com.mx yahoo.com.ar yahoo.com.tr yahoo.fr yahoo.de
          yahoo.it yahoo.es yahoo.ca yahoo.ie yahoo.gr yahoo.nl yahoo.be yahoo.se yahoo.no yahoo.dk
          yahoo.pl yahoo.ro ymail.com rocketmail.com myyahoo.com aol.com aol.co.uk aol.de aol.fr aol.it
          aol.jp aim.com love.com games.com wow.com ygm.com verizon.net att.net sbcglobal.net
          bellsouth.net ameritech.net pacbell.net swbell.net prodigy.net flash.net nvbell.net
          snet.net wans.net frontier.com frontiernet.net rogers.com
          """);

  /** Any name before the last two labels is one of the mailbox that it names. */
  private static final Set<String> NAMED_BELOW = words("fastmail.com fastmail.fm");

  private static final Set<String> OTHER_PROVIDERS =
      words(
          """
          outlook.com outlook.co.id outlook.com.au outlook.com.br outlook.com.vn outlook.co.th
          outlook.fr outlook.de outlook.es outlook.it outlook.jp outlook.kr outlook.sg outlook.my
          outlook.ph outlook.in outlook.ie outlook.sa hotmail.com hotmail.co.id hotmail.co.uk
          hotmail.co.th hotmail.co.jp hotmail.co.kr hotmail.com.au hotmail.com.br hotmail.com.tr
          hotmail.fr hotmail.de hotmail.es hotmail.it hotmail.be hotmail.ca hotmail.nl hotmail.my
          hotmail.sg hotmail.ph live.com live.co.uk live.com.au live.com.my live.com.sg live.com.ph
          live.fr live.de live.it live.nl live.be live.ca live.hk live.jp live.in msn.com passport.com
          zoho.com zohomail.com zoho.in fastmail.com fastmail.fm hey.com hushmail.com
          tutanota.com tutanota.de tutamail.com tuta.io tuta.com keemail.me posteo.de mailbox.org
          gmx.com gmx.net gmx.de gmx.at gmx.ch gmx.us gmx.fr gmx.co.uk web.de t-online.de freenet.de
          mail.com email.com mail.ru bk.ru list.ru inbox.ru internet.ru rambler.ru orange.fr free.fr
          laposte.net wanadoo.fr libero.it virgilio.it btinternet.com comcast.net
          cox.net qq.com foxmail.com 163.com 126.com yeah.net sina.com sohu.com 139.com
          aliyun.com naver.com daum.net hanmail.net kakao.com nate.com docomo.ne.jp ezweb.ne.jp
          softbank.ne.jp hinet.net rediffmail.com singnet.com.sg telkom.net plasa.com cbn.net.id
          indosat.net.id centrin.net.id
          """);

  private Mailboxes() {}

  private static Set<String> words(String text) {
    return Arrays.stream(text.split("\\s+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The same for all spellings of one mailbox. */
  static String of(String address) {
    int at = address.indexOf('@');
    var typed = address.substring(at + 1);
    var house = HOUSE.getOrDefault(typed, typed);
    var below = NAMED_BELOW.stream().filter(name -> house.endsWith("." + name)).findFirst();
    if (below.isPresent()) {
      return house.substring(0, house.length() - below.get().length() - 1) + "@" + below.get();
    }
    var name = address.substring(0, at).replaceFirst("(?<!^)[+].*", "");
    var cut = CUT_AT_A_HYPHEN.contains(house) ? name.replaceFirst("(?<!^)-.*", "") : name;
    return cut.replaceAll(IGNORED.getOrDefault(house, "(?!)"), "") + "@" + house;
  }

  static boolean isProvider(String house) {
    return NAMES.containsKey(house)
        || CUT_AT_A_HYPHEN.contains(house)
        || OTHER_PROVIDERS.contains(house);
  }

  /**
   * The part of a house's name that somebody bought, by the list of public suffixes that Guava
   * carries: "contoh.desa.id" of "a.b.contoh.desa.id". Names that are given away below a bought one
   * are of its owner.
   */
  static String bought(String house) {
    return known(house)
        .filter(InternetDomainName::isUnderRegistrySuffix)
        .map(name -> name.topDomainUnderRegistrySuffix().toString())
        .orElseGet(() -> house.replaceFirst("^.*[.](?=[^.]+[.][^.]+$)", ""));
  }

  /** Empty for what cannot be the name of a house, such as one with a label of 70 letters. */
  private static Optional<InternetDomainName> known(String house) {
    return InternetDomainName.isValid(house)
        ? Optional.of(InternetDomainName.from(house))
        : Optional.empty();
  }
}
