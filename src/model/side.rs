//! Who can fulfil an item, and what it guards against. Must not know items.

use super::words::words;

words! {
    /// Who can fulfil an item (担当).
    Side {
        /// 自社: only the using company.
        Own = "own", "自社", "your company";
        /// 事業者: only the provider.
        Provider = "provider", "事業者", "provider";
        /// 双方: both have a share.
        Both = "both", "双方", "shared";
    }
}

words! {
    /// What can happen to information (design: 漏えい・改ざん・消失・停止), in the order of the guide.
    Harm {
        /// 漏えい: others see it.
        Leak = "leak", "漏えい", "leak";
        /// 改ざん: it is altered.
        Tamper = "tamper", "改ざん", "tampering";
        /// 消失: it is gone.
        Loss = "loss", "消失", "loss";
        /// 停止: it cannot be used for a time.
        Outage = "outage", "停止", "outage";
    }
}
