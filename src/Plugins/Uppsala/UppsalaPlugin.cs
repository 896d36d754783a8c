using Fund.Plugins;

[assembly: FundPlugin("uppsala", "1.0.0", Municipalities = ["uppsala"])]
