using Fund.Plugins;

[assembly: FundPlugin("uppsala", "1.0.0", Name = "Uppsalas riktlinje för sociala investeringar", Municipalities = ["uppsala"])]
