package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinyinTests {

    @ParameterizedTest
    @CsvSource({
        "退款, tuikuan tk", "退货与换货, tuihuoyuhuanhuo thyhh", "王小明, wangxiaoming wxm", "女装, nvzhuang nz",
        "Lena Park, lenapark lp", "VIP 退款, viptuikuan vtk", "Müller, muller m", "ＶＩＰ客户, vipkehu vkh", "𠮷野家, 𠮷yejia 𠮷yj", "O'Brien, obrien ob",
    })
    void readsANameAsItIsTyped(String name, String pinyin) {
        assertThat(Pinyin.of(name)).isEqualTo(pinyin);
    }

    @Test
    void hasNothingToSayOfWhatIsNotWritten() {
        assertThat(Pinyin.of("")).isEmpty();
        assertThat(Pinyin.of("—💥…")).isEmpty();
    }

    @Test
    void readsForManyAtOnce() {
        assertThat(IntStream.range(0, 2_000).parallel().mapToObj(n -> Pinyin.of("退款" + n)).toList())
                .allMatch(pinyin -> pinyin.startsWith("tuikuan") && pinyin.contains(" tk"));
    }
}
